import classes from "./logo.module.css";

/** A tenon in its mortise: two parts that fit. */
export function LogoMark({ size = 24 }: { size?: number }) {
  return (
    <svg className={classes.mark} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path className={classes.tenon} d="M2 5a3 3 0 0 1 3-3h5v6h7v8h-7v6H5a3 3 0 0 1-3-3z" />
      <path className={classes.mortise} d="M12 2h7a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-7v-4h7V6h-7z" />
    </svg>
  );
}

export function Logo() {
  return (
    <span className={classes.logo}>
      <LogoMark />
      <span>Tenon</span>
    </span>
  );
}
