import { i18n } from "@lingui/core";

/** Tests read what is said in the code itself, without a catalogue. */
i18n.loadAndActivate({ locale: "en", locales: "en-GB", messages: {} });
