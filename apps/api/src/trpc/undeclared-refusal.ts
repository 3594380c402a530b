/** A refusal that its procedure does not declare: a fault of ours, whatever stands behind it. */
export class UndeclaredRefusal extends Error {
  override readonly name = "UndeclaredRefusal";
}
