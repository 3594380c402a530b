import { t } from "@lingui/core/macro";
import { describeNumber } from "#ui/describe-count.ts";
import { StatusMark } from "#ui/status-mark.tsx";

/** So many or fewer are worth a look; customers are told, too. */
const few = 5;

/** How many there are; when it is time to order more, in words. */
export function StockLevel({ stock }: { stock: number }) {
  return (
    <>
      {describeNumber(stock)}{" "}
      {stock <= few && (
        <StatusMark tone={stock === 0 ? "wrong" : "warning"}>
          {stock === 0 ? t`None left` : t({ message: "Low", context: "stock" })}
        </StatusMark>
      )}
    </>
  );
}
