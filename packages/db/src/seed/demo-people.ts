import type { SeededRandom } from "./seeded-random.ts";

export const DEMO_EMAIL = "demo@example.com";
export const ADMIN_EMAIL = "admin@example.com";

export type DemoPerson = {
  id: string;
  email: string;
  name: string;
  role: "member" | "admin";
  isActive: boolean;
  emailVerifiedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
};
export type DemoPeople = ReturnType<typeof demoPeople>;
export type DemoPersonName = keyof DemoPeople;

const dayMs = 86_400_000;

/** The two who can be signed in to, and those who make the demo a place, with the days since they came. */
export function demoPeople(now: Date, random: SeededRandom) {
  return {
    demo: person("Demo", 90, { email: DEMO_EMAIL }),
    admin: person("Admin", 400, { email: ADMIN_EMAIL, role: "admin" }),
    alder: person("Alder Wagtail", 380),
    aspen: person("Aspen Dunnock", 350),
    hazel: person("Hazel Bittern", 310),
    juniper: person("Juniper Crake", 280),
    laurel: person("Laurel Siskin", 240),
    linden: person("Linden Plover", 200),
    maple: person("Maple Whimbrel", 150),
    medlar: person("Medlar Pipit", 120),
    rowan: person("Rowan Turnstone", 75),
    sorrel: person("Sorrel Lapwing", 60, { isActive: false }),
    tansy: person("Tansy Redshank", 45),
    willow: person("Willow Nuthatch", 40, { emailVerifiedAt: null }),
  };

  function person(name: string, came: number, rest: Partial<DemoPerson> = {}): DemoPerson {
    const createdAt = new Date(now.getTime() - came * dayMs - random.below(dayMs / 2));
    return {
      id: random.id(createdAt),
      name,
      email: `${name.toLowerCase().replace(" ", ".")}@example.com`,
      role: "member",
      isActive: true,
      emailVerifiedAt: createdAt,
      createdAt,
      updatedAt: createdAt,
      ...rest,
    };
  }
}
