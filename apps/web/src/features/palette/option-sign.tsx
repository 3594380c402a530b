import type { ReactNode } from "react";
import {
  IconAdd,
  IconCart,
  IconDownload,
  IconHome,
  IconKey,
  IconKeyboard,
  IconList,
  IconMoon,
  IconOrders,
  IconPeople,
  IconPosts,
  IconSettings,
  IconShop,
  IconSignOut,
  IconTag,
  IconTasks,
  IconUpload,
} from "#ui/icons.tsx";
import type { OptionIcon } from "./option.ts";

const signs: Record<OptionIcon, ReactNode> = {
  account: <IconPeople />,
  audit: <IconList />,
  cart: <IconCart />,
  colours: <IconMoon />,
  export: <IconDownload />,
  home: <IconHome />,
  import: <IconUpload />,
  key: <IconKey />,
  keyboard: <IconKeyboard />,
  new: <IconAdd />,
  order: <IconOrders />,
  post: <IconPosts />,
  product: <IconTag />,
  settings: <IconSettings />,
  shop: <IconShop />,
  "sign-out": <IconSignOut />,
  task: <IconTasks />,
};

export function OptionSign({ icon }: { icon: OptionIcon }) {
  return signs[icon];
}
