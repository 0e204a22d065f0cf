// Builds the bundles of the extension (dist) and, with --tests, the tests (out).
import { build, context } from "esbuild";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";

const has = (flag) => process.argv.includes(flag);
const minify = has("--minify");

/**
 * Interview data stays on the machine. The libraries bring transports over sockets that Verbatim
 * never uses; here the modules behind them are left out, so that nobody can.
 */
const without = (filter) => ({
  name: "no-network",
  setup(builder) {
    builder.onResolve({ filter }, ({ path }) => ({ path, namespace: "no-network" }));
    builder.onLoad({ filter: /.*/, namespace: "no-network" }, () => ({ contents: "export {};" }));
  },
});
const noNetwork = without(/^(node:)?(net|http|https|http2|tls|dgram|dns)$/);
/** The server runs no other program either. */
const noNetworkNorPrograms = without(
  /^(node:)?(net|http|https|http2|tls|dgram|dns|child_process|worker_threads)$/,
);

const common = {
  bundle: true,
  minify,
  sourcemap: !minify,
  target: "es2022",
  logLevel: "warning",
  legalComments: "none",
  metafile: true,
  plugins: [noNetwork],
};
/**
 * The protocol's packages come in one version for the client and in another for the server; each
 * bundle takes the one that its own library uses, and no second copy.
 */
const oneProtocol = (owner) => ({
  name: "one-protocol",
  setup(builder) {
    const resolveDir = resolve("node_modules", owner);
    const filter = /^vscode-languageserver-(protocol|types)$/;
    builder.onResolve({ filter }, async ({ path, kind, pluginData }) => {
      if (pluginData === "one-protocol") return undefined;
      const dir = path.endsWith("types") ? await protocolFolder(builder, resolveDir) : resolveDir;
      return builder.resolve(path, { kind, resolveDir: dir, pluginData: "one-protocol" });
    });
  },
});

async function protocolFolder(builder, resolveDir) {
  const options = { kind: "require-call", resolveDir, pluginData: "one-protocol" };
  const { path } = await builder.resolve("vscode-languageserver-protocol", options);
  return dirname(path);
}

/** The browser's build of `yaml` is made of modules, so that what is unused can be left out. */
const alias = { yaml: resolve("node_modules/yaml/browser/index.js") };
const clientPlugins = [noNetwork, oneProtocol("vscode-languageclient")];
const serverPlugins = [noNetworkNorPrograms, oneProtocol("vscode-languageserver")];

const forNode = { ...common, platform: "node", format: "cjs", mainFields: ["module", "main"] };
const forBrowser = { ...common, platform: "browser", mainFields: ["browser", "module", "main"] };
const shebang = { js: "#!/usr/bin/env node" };

/**
 * What is heavy and seldom needed is a bundle of its own, `dist/lazy/<name>.js`, which Node loads
 * when `import("…/lazy/<name>")` is reached. A browser worker has no way to do so.
 */
const lazyFolder = "server/lazy";
const lazyOnes = existsSync(lazyFolder) ? namesIn(lazyFolder, /\.ts$/) : [];
const loadedLazily = {
  name: "loaded-lazily",
  setup(builder) {
    builder.onResolve({ filter: /\/lazy\/[\w-]+$/ }, ({ path, kind }) => {
      if (kind !== "dynamic-import") return undefined;
      return { path: `./lazy/${path.slice(path.lastIndexOf("/") + 1)}.js`, external: true };
    });
  },
};

/** Each folder of client/pages with a main.tsx is the page of a webview: a script and its styles. */
const pagesFolder = "client/pages";
const pages = existsSync(pagesFolder)
  ? readdirSync(pagesFolder).filter((name) => existsSync(join(pagesFolder, name, "main.tsx")))
  : [];

function namesIn(folder, ending) {
  return readdirSync(folder)
    .filter((name) => ending.test(name))
    .map((name) => name.replace(ending, ""));
}

const bundles = [
  {
    ...forNode,
    entryPoints: ["client/main.ts"],
    outfile: "dist/client.js",
    external: ["vscode"],
    plugins: clientPlugins,
  },
  {
    ...forBrowser,
    format: "cjs",
    plugins: clientPlugins,
    entryPoints: ["client/main.web.ts"],
    outfile: "dist/client.web.js",
    external: ["vscode"],
  },
  {
    ...forNode,
    alias,
    entryPoints: ["server/main.ts"],
    outfile: "dist/server.js",
    plugins: [...serverPlugins, loadedLazily],
  },
  {
    ...forBrowser,
    format: "iife",
    alias,
    plugins: serverPlugins,
    entryPoints: ["server/main.web.ts"],
    outfile: "dist/server.web.js",
  },
  {
    ...forNode,
    alias,
    entryPoints: ["server/cli/main.ts"],
    outfile: "dist/cli.js",
    banner: shebang,
    plugins: [...serverPlugins, loadedLazily],
  },
  {
    ...forNode,
    alias,
    entryPoints: ["server/importer/main.ts"],
    outfile: "dist/importer.js",
    plugins: serverPlugins,
  },
  {
    ...forBrowser,
    format: "iife",
    alias,
    plugins: serverPlugins,
    entryPoints: ["server/importer/main.web.ts"],
    outfile: "dist/importer.web.js",
  },
  ...lazyOnes.map((name) => ({
    ...forNode,
    alias,
    entryPoints: [`${lazyFolder}/${name}.ts`],
    outfile: `dist/lazy/${name}.js`,
    plugins: serverPlugins,
  })),
  ...pages.map((name) => ({
    ...forBrowser,
    format: "iife",
    jsx: "automatic",
    jsxImportSource: "preact",
    entryPoints: [`${pagesFolder}/${name}/main.tsx`],
    outfile: `dist/pages/${name}.js`,
  })),
].filter((bundle) => existsSync(bundle.entryPoints[0]));

/** Every TypeScript file below `folder`: tests are built one by one, so that mocha sees each. */
function sourcesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((file) => file.endsWith(".ts") && statSync(file).isFile());
}

const forTests = { minify: false, metafile: false, sourcemap: "inline", external: ["vscode"] };

/** The suite that runs inside VS Code: one bundle for each of its two extension hosts. */
const suiteFolder = join("test", "extension", "suite");

/** `import "suite:files"`: one lazy import a test file, to be called when mocha's globals are there. */
const suiteFiles = {
  name: "suite-files",
  setup(plugin) {
    plugin.onResolve({ filter: /^suite:files$/ }, ({ path }) => ({ path, namespace: "suite" }));
    plugin.onLoad({ filter: /.*/, namespace: "suite" }, () => {
      const files = sourcesBelow(suiteFolder).filter((file) => /\.test\.ts$/.test(file));
      const loads = files.map((file) => `() => import(${JSON.stringify(resolve(file))})`);
      return { contents: `export const files = [${loads.join(", ")}];`, resolveDir: suiteFolder };
    });
  },
};

const suiteBundles = [
  {
    ...forNode,
    ...forTests,
    entryPoints: ["test/extension/index.ts"],
    outfile: "out/test/extension/index.js",
    packages: "external",
    plugins: [suiteFiles],
  },
  {
    ...forBrowser,
    ...forTests,
    format: "cjs",
    entryPoints: ["test/extension/index.web.ts"],
    outfile: "out/test/extension/index.web.js",
    plugins: [suiteFiles],
  },
];

/** With names after --tests, only the folders of test/ with those names are built. */
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const isWanted = (folder) => wanted.length === 0 || wanted.includes(folder);

async function buildTests() {
  const entryPoints = sourcesBelow("test").filter(
    (file) =>
      isWanted(file.split(sep)[1]) &&
      ((/\.test\.ts$/.test(file) && !file.startsWith(suiteFolder)) ||
        /bench[\\/]run\.ts$/.test(file)),
  );
  const others = {
    ...forNode,
    ...forTests,
    entryPoints,
    outdir: "out/test",
    outbase: "test",
    packages: "external",
  };
  const suite = isWanted("extension") ? suiteBundles : [];
  await Promise.all([others, ...suite].map(build));
}

async function main() {
  if (has("--tests")) await buildTests();
  else if (has("--watch")) await Promise.all(bundles.map(async (b) => (await context(b)).watch()));
  else await Promise.all(bundles.map(build));
}

try {
  await main();
} catch (error) {
  // The bundler has printed what is wrong with the sources; a stack would add nothing.
  if (!error.errors) throw error;
  process.exitCode = 1;
}
