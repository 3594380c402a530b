/**
 * Who may call a procedure: anyone; whoever shows a credential (an API key with the scope of the procedure's router);
 * only people who signed in here, by no key; or administrators.
 */
export type Access = "public" | "user" | "session" | "admin";
