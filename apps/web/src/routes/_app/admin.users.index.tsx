import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/_app/admin/users/")({ component: UsersScreen });

function UsersScreen() {
  return null;
}
