/** What a product is to the server. */
export async function loadProduct() {
  return (await import("@tenon/schemas/products")).Product;
}
