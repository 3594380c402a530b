/** Where an order can stand, in the order it goes. */
export const orderStatuses = ["placed", "paid", "shipped", "delivered", "cancelled"] as const;
