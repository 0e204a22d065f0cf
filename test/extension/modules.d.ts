/** Made by the bundler: one function a test file, which loads it. */
declare module "suite:files" {
  export const files: (() => Promise<unknown>)[];
}

/** Mocha's browser build: it leaves its class in a global variable. */
declare module "mocha/mocha.js";
