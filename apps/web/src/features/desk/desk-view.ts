import { orderStatuses } from "@tenon/schemas/order-statuses";
import type { ListOrdersInput, Order, OrderStatus } from "@tenon/schemas/orders";
import { isId } from "@tenon/schemas/text-rules";
import { optionNamed } from "#ui/option-named.ts";
import { readOrderNumber } from "#ui/read-order-number.ts";
import type { DeskSearch } from "./desk-search.ts";

/** Which orders are looked at; what is left out is not asked for. */
export type DeskView = {
  status?: OrderStatus | undefined;
  /** The number looked for, as it was typed. */
  number?: string | undefined;
  /** The account that placed them. */
  customer?: string | undefined;
  /** The newest come first unless it is said. */
  order?: "oldest" | undefined;
};

const longestNumber = 20;

/** Reads any query parameters; what makes no sense is left out, as an old link is no reason to fail. */
export function readDeskView({ status, number, customer, order }: DeskSearch): DeskView {
  const typed = number?.trim().slice(0, longestNumber);
  return {
    status: optionNamed(orderStatuses, status),
    number: typed === "" ? undefined : typed,
    customer: customer !== undefined && isId(customer) ? customer : undefined,
    order: optionNamed(["oldest"], order),
  };
}

export function writeDeskView({ status, number, customer, order }: DeskView): DeskSearch {
  return {
    ...(status !== undefined && { status }),
    ...(number !== undefined && number !== "" && { number }),
    ...(customer !== undefined && { customer }),
    ...(order !== undefined && { order }),
  };
}

export function isNarrowed({ order: _order, ...view }: DeskView): boolean {
  return Object.keys(writeDeskView(view)).length > 0;
}

/** Whether an order that was changed since it was read still is one of the view. */
export function isOf(view: DeskView, { status }: Pick<Order, "status">): boolean {
  return view.status === undefined || status === view.status;
}

/** What the server is asked for; null when the number looked for can't be one. */
export function toListInput({
  status,
  number,
  customer,
  order,
}: DeskView): Omit<ListOrdersInput, "cursor"> | null {
  const wanted = number === undefined ? undefined : readOrderNumber(number);
  if (wanted === null) return null;
  return {
    limit: 30,
    scope: "all",
    order: order === "oldest" ? "asc" : "desc",
    ...(status !== undefined && { status }),
    ...(wanted !== undefined && { number: wanted }),
    ...(customer !== undefined && { customerId: customer }),
  };
}
