import {
  type MutationKey,
  type QueryFilters,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { foresee, type Foreseen } from "./foresee.ts";

type Act<Input, Output> = {
  /** What it is done to, where others may have asked for the same. */
  mutationKey?: MutationKey;
  send: (input: Input) => Promise<Output>;
  /** Where the row stands that the act changes. */
  rows: QueryFilters;
  /** What is shown until the server has answered; null for what only the server can say. */
  foresee: (input: Input) => Foreseen | null;
  onDone: (output: Output, input: Input) => void;
  onRefused: (error: unknown, input: Input) => void;
};

/** Does something to a row, and shows it at once. When the server refuses it, it is taken back, and what is stored is read. */
export function useAct<Input, Output>({
  mutationKey,
  send,
  rows,
  foresee: foreseen,
  onDone,
  onRefused,
}: Act<Input, Output>) {
  const queries = useQueryClient();
  return useMutation({
    ...(mutationKey && { mutationKey }),
    mutationFn: send,
    async onMutate(input) {
      const expected = foreseen(input);
      return expected && foresee(queries, rows, expected);
    },
    onSuccess(output, input, foresight) {
      onDone(output, input);
      foresight?.readOn();
    },
    onError(error, input, foresight) {
      foresight?.takeBack();
      if (foresight) void queries.invalidateQueries(rows);
      onRefused(error, input);
    },
  });
}
