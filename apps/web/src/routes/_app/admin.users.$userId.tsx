import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { createFileRoute, Link } from "@tanstack/react-router";
import { useSession } from "#api/session-context.ts";
import { AuditList } from "#features/audit/audit-list.tsx";
import { UserPage } from "#features/users/user-page.tsx";
import { Section } from "#ui/section.tsx";

export const Route = createFileRoute("/_app/admin/users/$userId")({
  loader: ({ context: { workspace }, params: { userId } }) => {
    const { queries, trpc } = workspace;
    queries.query(trpc.users.byId.queryOptions({ id: userId })).catch(() => {});
  },
  component: UserScreen,
});

function UserScreen() {
  const { userId } = Route.useParams();
  const navigate = Route.useNavigate();
  const session = useSession();
  return (
    <UserPage
      key={userId}
      userId={userId}
      ownId={session.holder() ?? ""}
      onRemoved={() => void navigate({ to: "/admin/users" })}
      orders={
        <Section
          title={t`Orders`}
          hint={t`What was ordered from this account, and where it stands.`}
          action={
            <Link to="/admin/orders" search={{ customer: userId }}>
              <Trans>At the order desk</Trans>
            </Link>
          }
        />
      }
      log={
        <Section
          title={t`What happened to it`}
          action={
            <Link to="/admin/audit" search={{ actor: userId }}>
              <Trans>What it did</Trans>
            </Link>
          }
        >
          <AuditList view={{ targetId: userId }} />
        </Section>
      }
    />
  );
}
