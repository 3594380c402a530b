import type { Services } from "./with-services.ts";

type Account = Awaited<ReturnType<Services["operator"]["find"]>>;

/** An account as the commands print it for programs. */
export function accountValue({ id, email, name, role, isActive }: Account) {
  return { id, email, name, role, isActive };
}
