import { t } from "@lingui/core/macro";
import { createFileRoute } from "@tanstack/react-router";
import { NewProduct } from "#features/products/new-product.tsx";
import { Page } from "#ui/page.tsx";
import { Section } from "#ui/section.tsx";

export const Route = createFileRoute("/_app/admin/products/new")({ component: NewProductScreen });

function NewProductScreen() {
  const navigate = Route.useNavigate();
  return (
    <Page title={t`New product`}>
      <Section title={t`What is sold`}>
        <NewProduct
          onSaved={({ id }) =>
            void navigate({
              to: "/admin/products/$productId",
              params: { productId: id },
              replace: true,
              ignoreBlocker: true,
            })
          }
          onClose={() => void navigate({ to: "/admin/products" })}
        />
      </Section>
    </Page>
  );
}
