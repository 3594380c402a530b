import { z } from "zod";

/**
 * Who may call a procedure: anyone; whoever shows a credential (an API key with the scope of the procedure's router);
 * only people who signed in here, by no key; administrators; or administrators who signed in here.
 */
export const Access = z.enum(["public", "user", "session", "admin", "admin-session"]);
export type Access = z.infer<typeof Access>;
