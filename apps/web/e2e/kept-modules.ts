/** What keeps things in the browser, for tests to call it in pages of their own. */
export { QueryClient } from "@tanstack/react-query";
export { answerError } from "#api/answer-error.ts";
export { createKeptAnswers, forgetAnswers } from "#api/kept-answers.ts";
export { createOutbox, forgetChanges, UnknownOutcome } from "#api/outbox.ts";
