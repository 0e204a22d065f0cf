interface SwatchProps {
  readonly kind: "theme" | "category" | "code" | "unknown";
  readonly color: string | undefined;
}

/** A mark in the node's colour; as in the Themes view its shape says what kind of node it is. */
export function Swatch({ kind, color }: SwatchProps) {
  return <span class={`swatch ${kind}`} style={color ? { color } : {}} aria-hidden="true" />;
}
