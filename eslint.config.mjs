import tseslint from "typescript-eslint";

/** The layers of the server, from the bottom up. A layer imports only from those before it. */
const layers = ["markup", "codebook", "study", "counts", "features", "exchange"];
const edges = ["lsp", "cli", "importer"];

const forbid = (folders) => folders.map((folder) => `**/${folder}/**`);
const nodeBuiltIns = { regex: "^node:", message: "The core runs in browsers too." };
const hostModules = {
  group: ["vscode", "vscode-languageclient*", "vscode-languageserver", "vscode-languageserver/*"],
  message: "The core knows neither the editor nor a connection.",
};

/** One rule set a layer: who may import whom (ARCHITECTURE.md, invariant 1). */
const coreRules = layers.map((layer, index) => ({
  files: [`server/${layer}/**/*.ts`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          nodeBuiltIns,
          hostModules,
          {
            group: [
              ...forbid(layers.slice(index + 1).filter((other) => other !== layer)),
              ...forbid(edges),
              "**/client/**",
              "**/test/**",
            ],
            message: "Arrows go one way: text, markup, codebook, study, counts, features.",
          },
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ["dist/", "out/", ".vscode-test/", "node_modules/"] },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    rules: {
      "max-lines": ["error", { max: 400 }],
      "max-lines-per-function": ["error", { max: 60, skipComments: true, skipBlankLines: true }],
      "max-params": ["error", 5],
      complexity: ["error", 20],
      eqeqeq: "error",
      "no-eval": "error",
      "no-console": "error",
      "prefer-const": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Name what a module gives." },
        { selector: "ExportAllDeclaration", message: "No barrel files: import from the source." },
        {
          selector: "CallExpression[callee.name='setTimeout']:has(AwaitExpression)",
          message: "Wait for events, never sleep.",
        },
      ],
    },
  },
  ...coreRules,
  {
    files: ["client/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { ...nodeBuiltIns, message: "The client runs in browsers too." },
            {
              regex: "server/(?!protocol)",
              message: "The client talks to the server through server/protocol.ts only.",
            },
          ],
        },
      ],
    },
  },
  {
    // Pages are no part of the extension: they know it by their messages, and make no HTML of text.
    files: ["client/pages/**/*.ts", "client/pages/**/*.tsx"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            nodeBuiltIns,
            hostModules,
            { regex: "server/(?!protocol)", message: "A page shows what server/protocol tells." },
            {
              regex: "^(\\.\\./){2,}(?!\\.\\./|server/|shared/|text/)",
              message: "A page imports from pages, and from client/text how figures are written.",
            },
          ],
        },
      ],
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({
          property,
          message: "Text of a study must never become HTML.",
        })),
      ],
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Name what a module gives." },
        { selector: "ExportAllDeclaration", message: "No barrel files: import from the source." },
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: "Text of a study must never become HTML.",
        },
      ],
    },
  },
  { files: ["client/main.ts"], rules: { "no-restricted-imports": "off" } },
  {
    files: ["test/**/*.ts"],
    rules: { "max-lines-per-function": "off", "no-console": "off" },
  },
  { files: ["server/cli/**/*.ts"], rules: { "no-console": "off" } },
);
