import { oxlintConfig } from "@tenon/config/oxlint/config";

export default oxlintConfig(import.meta.dirname);
