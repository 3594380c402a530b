import { oxlintConfig } from "./packages/config/oxlint/config.ts";

export default oxlintConfig(import.meta.dirname);
