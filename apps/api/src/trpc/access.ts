/** Who may call a procedure. */
export type Access = "public" | "user";
