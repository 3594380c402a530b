/** A screen as the web app has them: it asks through tRPC's proxies, and knows the product by the client's types. */
export const webScreen = `import { QueryClient, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCContext, createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import superjson from "superjson";
import { type AppRouter, refusalOf, type RouterInputs, type RouterOutputs } from "@tenon/client";

const { TRPCProvider, useTRPC } = createTRPCContext<AppRouter>();
const queryClient = new QueryClient();
const client = createTRPCClient<AppRouter>({
  links: [httpBatchLink({ url: "/trpc", transformer: superjson })],
});
const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient });

type Task = RouterOutputs["tasks"]["byId"];

export function Screen({ id }: { id: string }) {
  return (
    <TRPCProvider trpcClient={client} queryClient={queryClient}>
      <TaskForm id={id} />
      <TaskList />
    </TRPCProvider>
  );
}

function TaskForm({ id }: { id: string }) {
  const { tasks } = useTRPC();
  const { data: task } = useQuery(tasks.byId.queryOptions({ id }));
  const { data: tags } = useQuery(tasks.tags.queryOptions());
  const update = useMutation(
    tasks.update.mutationOptions({
      onSuccess: (saved) => queryClient.setQueryData(tasks.byId.queryKey({ id }), saved),
    }),
  );
  const refusal = refusalOf("tasks.update", update.error);
  const changes: RouterInputs["tasks"]["update"] = { id, version: task?.version, completed: true };

  return (
    <form onSubmit={() => update.mutate(changes)}>
      {task?.title} {task?.dueAt?.toISOString()} {tags?.items.map(({ tag }) => tag)}
      {refusal?.code === "STALE_VERSION" ? refusal.current.title : update.error?.message}
    </form>
  );
}

function TaskList() {
  const list = useInfiniteQuery(
    trpc.tasks.list.infiniteQueryOptions(
      { completed: false },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
  );
  return list.data?.pages.flatMap(({ items }) => items.map(describeTask)).join();
}

function describeTask({ title, priority, createdAt }: Task): string {
  return \`\${title}, \${priority}, since \${createdAt.getFullYear()}\`;
}
`;
