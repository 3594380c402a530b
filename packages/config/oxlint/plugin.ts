import { definePlugin } from "@oxlint/plugins";
import { arrowsRule } from "./arrows-rule.ts";
import {
  muteWithReason,
  namedAfterSubject,
  noEnum,
  noExportStar,
  noInterface,
  topLevelFunction,
} from "./house-rules.ts";
import { wordsInCatalogue } from "./words-rule.ts";

export default definePlugin({
  meta: { name: "tenon" },
  rules: {
    arrows: arrowsRule,
    "mute-with-reason": muteWithReason,
    "named-after-subject": namedAfterSubject,
    "no-enum": noEnum,
    "no-export-star": noExportStar,
    "no-interface": noInterface,
    "top-level-function": topLevelFunction,
    "words-in-catalogue": wordsInCatalogue,
  },
});
