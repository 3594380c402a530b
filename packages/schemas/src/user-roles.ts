/** What a person may be; an `admin` may manage the others. */
export const userRoles = ["member", "admin"] as const;
