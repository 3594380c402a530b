import { t } from "@lingui/core/macro";
import { Badge } from "@mantine/core";
import { describeNumber } from "#ui/describe-count.ts";

/** So many or fewer are worth a look; customers are told, too. */
const few = 5;

/** How many there are; when it is time to order more, in words. */
export function StockLevel({ stock }: { stock: number }) {
  return (
    <>
      {describeNumber(stock)}{" "}
      {stock <= few && (
        <Badge variant="light" color={stock === 0 ? "red" : "orange"} size="sm" tt="none">
          {stock === 0 ? t`None left` : t({ message: "Low", context: "stock" })}
        </Badge>
      )}
    </>
  );
}
