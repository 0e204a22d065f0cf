import { useMemo, useState } from "preact/hooks";
import type { Drawing, Mark, Paint, Target } from "./drawing/drawing";
import { BASELINE } from "./drawing/framed";
import { markAfter } from "./drawing/markAfter";
import type { Said } from "./drawing/svgText";

interface DrawnProps extends Said {
  readonly drawing: Drawing;
  readonly open: (target: Target, mark: string) => void;
}

/**
 * The picture, and over it its marks: one stop of the Tab key, gone through by the arrow keys. The
 * picture itself is an image with a title and a description.
 */
export function Drawn({ drawing, title, description, open }: DrawnProps) {
  const { width, height } = drawing;
  const picture = useMemo(
    () => <Svg drawing={drawing} title={title} description={description} />,
    [drawing, title, description],
  );
  return (
    <div class="scrolled">
      <div class="drawing" style={{ width: `${width}px`, height: `${height}px` }}>
        {picture}
        {drawing.marks.length > 0 && <Marks marks={drawing.marks} title={title} open={open} />}
      </div>
    </div>
  );
}

function Svg({ drawing, title, description }: Omit<DrawnProps, "open">) {
  const { width, height, lines, rects, texts } = drawing;
  return (
    <svg
      role="img"
      class={lines.length > 0 ? "ruled" : ""}
      aria-labelledby="picture-title"
      aria-describedby="picture-description"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      <title id="picture-title">{title}</title>
      <desc id="picture-description">{description}</desc>
      {lines.map((line, index) => (
        <line key={index} class="paint-line" {...line} />
      ))}
      {rects.map(({ fill, ...box }, index) => (
        <rect key={index} {...box} {...painted(fill)} />
      ))}
      {texts.map(({ x, y, text, anchor, paint, isBold, isTurned }, index) => (
        <text
          key={index}
          x={x}
          y={y + BASELINE}
          text-anchor={anchor}
          font-weight={isBold ? 600 : 400}
          transform={isTurned ? `rotate(-90 ${x} ${y})` : undefined}
          {...painted(paint)}
        >
          {text}
        </text>
      ))}
    </svg>
  );
}

/** Colours of tasks are the theme's own; those of nodes are made readable on it. */
function painted(paint: Paint) {
  return paint.startsWith("#") ? { class: "paint-node", fill: paint } : { class: `paint-${paint}` };
}

interface MarksProps {
  readonly marks: readonly Mark[];
  readonly title: string;
  readonly open: DrawnProps["open"];
}

function Marks({ marks, title, open }: MarksProps) {
  const [kept, setKept] = useState({ key: "", index: 0 });
  const found = marks.findIndex(({ key }) => key === kept.key);
  const current = found < 0 ? Math.min(kept.index, marks.length - 1) : found;
  const go = (index: number): void => {
    setKept({ key: marks[index]?.key ?? "", index });
    document.getElementById(`mark-${index}`)?.scrollIntoView({ block: "nearest" });
  };
  const act = (index: number): void => {
    const mark = marks[index];
    if (mark?.target) open(mark.target, mark.key);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = markAfter(event.key, marks, current);
    const isActing = event.key === "Enter" || event.key === " ";
    if (next === undefined && !isActing) return;
    event.preventDefault();
    if (isActing) act(current);
    else if (next !== undefined) go(next);
  };
  return (
    <div
      class="marks"
      role="listbox"
      tabIndex={0}
      aria-label={`${title}: arrow keys, then Enter for the passages`}
      aria-activedescendant={`mark-${current}`}
      onKeyDown={press}
    >
      {marks.map((mark, index) => (
        <Option
          key={mark.key}
          mark={mark}
          index={index}
          isActive={index === current}
          act={() => {
            go(index);
            act(index);
          }}
        />
      ))}
    </div>
  );
}

interface OptionProps {
  readonly mark: Mark;
  readonly index: number;
  readonly isActive: boolean;
  readonly act: () => void;
}

function Option({ mark, index, isActive, act }: OptionProps) {
  const { x, y, width, height, label, target } = mark;
  const style = {
    left: `${x}px`,
    top: `${y}px`,
    width: `${width}px`,
    height: `${height}px`,
  };
  return (
    <div
      id={`mark-${index}`}
      class={`mark${isActive ? " active" : ""}${target ? "" : " still"}`}
      role="option"
      aria-selected={isActive}
      aria-label={label}
      title={label}
      style={style}
      onClick={act}
    />
  );
}
