/** Where an order can stand, in the order it goes. */
export const orderStatuses = ["placed", "paid", "shipped", "delivered", "cancelled"] as const;

/** Where it waits for somebody to go on with it. */
export const waitingStatuses = ["placed", "paid", "shipped"] as const;
