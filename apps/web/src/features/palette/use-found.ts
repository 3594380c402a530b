import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { finders, type Seeker } from "./finders.ts";
import { fitting } from "./fitting.ts";
import type { OptionGroup } from "./option.ts";

const pauseMs = 120;

/** What the server finds, kind by kind, when the typing pauses; a search that is no longer wanted is given up. */
export function useFound(seeker: Seeker, typed: string) {
  const [text] = useDebouncedValue(typed, pauseMs);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey: ["palette", "found", text],
    queryFn: ({ signal }) => findAll(seeker, text, { signal }),
    enabled: text !== "",
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
  const isOutdated = isPlaceholderData || text !== typed;
  const groups = typed === "" || !data ? [] : data;
  return {
    groups: isOutdated ? groups.map((group) => stillFitting(group, typed)) : groups,
    isSearching: typed !== "" && (isOutdated || isFetching),
    error: isOutdated ? null : error,
    retry: () => void refetch(),
  };
}

async function findAll(
  seeker: Seeker,
  text: string,
  asking: { signal: AbortSignal },
): Promise<OptionGroup[]> {
  const asked = finders.filter(({ isForAdmins }) => seeker.isAdmin || isForAdmins !== true);
  return Promise.all(
    asked.map(async ({ name, find }) => ({
      name: name(),
      options: await find(seeker, text, asking),
    })),
  );
}

/** Of what was found for the text before, what may be found for this one. */
function stillFitting({ name, options }: OptionGroup, typed: string): OptionGroup {
  return { name, options: fitting(options, typed) };
}
