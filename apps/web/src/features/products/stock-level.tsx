import { Badge } from "@mantine/core";
import { describeNumber } from "#ui/describe-count.ts";

/** Fewer than so many are worth a look. */
const enough = 5;

/** How many there are; when it is time to order more, in words. */
export function StockLevel({ stock }: { stock: number }) {
  return (
    <>
      {describeNumber(stock)}{" "}
      {stock < enough && (
        <Badge variant="light" color={stock === 0 ? "red" : "orange"} size="sm" tt="none">
          {stock === 0 ? "None left" : "Low"}
        </Badge>
      )}
    </>
  );
}
