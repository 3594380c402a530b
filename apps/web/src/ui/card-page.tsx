import type { ReactNode } from "react";
import classes from "./card-page.module.css";
import { LanguageChoice } from "./language-choice.tsx";
import { Logo } from "./logo.tsx";

type CardPageProps = { title: string; hint?: ReactNode; wide?: boolean; children: ReactNode };

/** A page that holds one thing to read or fill in. */
export function CardPage({ title, hint, wide = false, children }: CardPageProps) {
  return (
    <main className={classes.page}>
      <title>{`${title} · Tenon`}</title>
      <div className={classes.column} data-wide={wide || undefined}>
        <Logo />
        <div className={classes.card}>
          <h1 className={classes.title}>{title}</h1>
          {hint !== undefined && <p className={classes.hint}>{hint}</p>}
          {children}
        </div>
        <LanguageChoice />
      </div>
    </main>
  );
}
