import { formatMoney } from "@tenon/schemas/format-money";
import type { Order } from "@tenon/schemas/orders";
import type { MailText } from "#platform/email/render-mail.ts";
import type { OrderMail } from "./order-mails.jobs.ts";

type Context = { order: Order; name: string; origin: string };

/** What a customer reads about an order. */
export const texts: Record<OrderMail["news"], (context: Context) => MailText> = {
  placed: (context) => ({
    ...frame(context),
    subject: `Your order ${context.order.number}`,
    paragraphs: [
      `We have your order ${context.order.number}. It is on its way as soon as it is paid.`,
      ...linesOf(context.order),
      `Total: ${formatMoney(context.order.total)}`,
    ],
  }),
  shipped: (context) => ({
    ...frame(context),
    subject: `Your order ${context.order.number} is on its way`,
    paragraphs: ["It has left our house:", ...linesOf(context.order)],
  }),
  cancelled: (context) => ({
    ...frame(context),
    subject: `Your order ${context.order.number} was cancelled`,
    paragraphs: [`Your order over ${formatMoney(context.order.total)} was cancelled.`],
  }),
};

function frame({ order, name, origin }: Context): Pick<MailText, "greeting" | "action"> {
  const action = { label: "Open the order", url: `${origin}/orders/${order.id}` };
  return { greeting: `Hello ${name},`, action };
}

const mostListed = 20;

function linesOf({ lines }: Order): string[] {
  const listed = lines
    .slice(0, mostListed)
    .map(({ quantity, name, total }) => `${quantity} × ${name}, ${formatMoney(total)}`);
  const more = lines.length - listed.length;
  return more > 0 ? [...listed, `and ${more} more`] : listed;
}
