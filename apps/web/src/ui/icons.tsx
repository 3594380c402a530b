import type { ReactNode } from "react";

type IconProps = { size?: number };

/** Icons say nothing by themselves: the control around them carries the name. */
function icon(shape: ReactNode) {
  return function Icon({ size = 18 }: IconProps) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {shape}
      </svg>
    );
  };
}

export const IconAdd = icon(<path d="M12 5v14M5 12h14" />);
export const IconLess = icon(<path d="M5 12h14" />);
export const IconClose = icon(<path d="M6 6l12 12M18 6L6 18" />);
export const IconCheck = icon(<path d="M5 12.5l4.5 4.5L19 7.5" />);
export const IconSearch = icon(<path d="M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4.5 4.5" />);
export const IconFilter = icon(<path d="M4 7h16M7 12h10M10 17h4" />);
export const IconTrash = icon(
  <path d="M4 7h16M10 11v6M14 11v6M6 7l1 12a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1l1-12M9 7V4h6v3" />,
);
export const IconCalendar = icon(
  <path d="M5 6h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1zM4 11h16M8 3.5V8M16 3.5V8" />,
);
export const IconSun = icon(
  <path d="M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4" />,
);
export const IconMoon = icon(<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z" />);
export const IconScreen = icon(
  <path d="M4 4.5h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1v-10a1 1 0 0 1 1-1zM8 20h8M12 16.5V20" />,
);
export const IconPhone = icon(
  <path d="M8 3h8a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM11 18h2" />,
);
export const IconSignOut = icon(
  <path d="M14 8V5a1 1 0 0 0-1-1H5a1 1 0 0 0-1 1v14a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1v-3M9 12h12M18 9l3 3-3 3" />,
);
export const IconSettings = icon(<path d="M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4" />);
export const IconGlobe = icon(
  <path d="M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c-5 5.5-5 11.5 0 17M12 3.5c5 5.5 5 11.5 0 17" />,
);
export const IconMail = icon(<path d="M4 6h16v12H4zM4 7l8 6 8-6" />);
export const IconPeople = icon(
  <path d="M9 5.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3.5 19v-1a5.5 5.5 0 0 1 11 0v1M15.5 5.7a3 3 0 0 1 0 5.6M17 13.2a5.5 5.5 0 0 1 3.5 4.8v1" />,
);
export const IconKey = icon(
  <path d="M8 8.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM11.5 10.5L20 5M16.5 7.5l2 3M11 11l-.5.3" />,
);
export const IconKeyboard = icon(
  <path d="M4 6h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1zM7 10h.01M11 10h.01M15 10h.01M8 14h8" />,
);
export const IconAlert = icon(<path d="M12 3.5l9 16H3zM12 10v4M12 17h.01" />);
export const IconHome = icon(
  <path d="M4 11l8-7 8 7v8a1 1 0 0 1-1 1h-4.5v-6h-5v6H5a1 1 0 0 1-1-1z" />,
);
export const IconShop = icon(
  <path d="M5 8.5h14l-1 11a1 1 0 0 1-1 .9H7a1 1 0 0 1-1-.9zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11" />,
);
export const IconOrders = icon(
  <path d="M4 8l8-4 8 4v8.5l-8 4-8-4zM4 8l8 4 8-4M12 12v8.5M8 6l8 4" />,
);
export const IconTasks = icon(
  <path d="M4 6.5l1.5 1.5L8.5 5M4 16.5l1.5 1.5 3-3M12.5 6.5H20M12.5 16.5H20" />,
);
export const IconPosts = icon(
  <path d="M5 4h14a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM8 9h8M8 12.5h8M8 16h5" />,
);
export const IconCart = icon(
  <path d="M3 4h2.5l2.2 11h10.1l2.2-8H6.2M9.5 18.5a1 1 0 1 0 0 2 1 1 0 0 0 0-2zM16.5 18.5a1 1 0 1 0 0 2 1 1 0 0 0 0-2z" />,
);
export const IconBold = icon(
  <path d="M7.5 5h5a3.5 3.5 0 0 1 0 7h-5zM7.5 12h6a3.5 3.5 0 0 1 0 7h-6z" />,
);
export const IconItalic = icon(<path d="M10.5 5h7M6.5 19h7M14.5 5l-5 14" />);
export const IconLink = icon(
  <path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1" />,
);
export const IconList = icon(
  <path d="M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01" />,
);
export const IconQuote = icon(
  <path d="M9.5 7C7 8 5.5 10 5.5 13v3.5h4.5V12H7.7M18.5 7c-2.5 1-4 3-4 6v3.5H19V12h-2.3" />,
);
export const IconCode = icon(<path d="M8.5 7.5L4 12l4.5 4.5M15.5 7.5L20 12l-4.5 4.5" />);
export const IconTag = icon(<path d="M4 5a1 1 0 0 1 1-1h6.5l8.5 8.5-7.5 7.5L4 11.5zM8 8h.01" />);
export const IconReopen = icon(<path d="M4.5 12a7.5 7.5 0 1 0 2.3-5.4M4.5 4.5v4h4" />);
export const IconMore = icon(<path strokeWidth="2.75" d="M5.5 12h.01M12 12h.01M18.5 12h.01" />);
export const IconUpload = icon(<path d="M12 16V4.5M7.5 9L12 4.5 16.5 9M4.5 19.5h15" />);
export const IconDownload = icon(<path d="M12 4.5V16M7.5 11.5L12 16l4.5-4.5M4.5 19.5h15" />);
