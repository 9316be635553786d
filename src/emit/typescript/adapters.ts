// The manifest names them, and a diff has to know of them as well, so that the table stands with what manifests say.
export { type Adapter, adapters, type CallType } from "../../project/sdks.js";
