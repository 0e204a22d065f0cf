// The extension host asks the native module "native-watchdog" to end it when its server is gone.
// That module is not built here, and the extension host looks after its server itself as well.

export function start() {}

export function exit(status = 0) {
  process.exit(status);
}
