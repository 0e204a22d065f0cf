import { useMemo } from "preact/hooks";
import type { CooccurrenceKind } from "../../../server/protocol/comparisons";
import type { FindingsNode, FindingsResult } from "../../../server/protocol/findings";
import { oneLine } from "../../text/plain";
import { ALL, groupsOf, KINDS, MEASURES, PICTURES, TOP, type Choices } from "./choices";

interface ChoiceBarProps {
  readonly findings: FindingsResult;
  readonly choices: Choices;
  readonly choose: (change: Partial<Choices>) => void;
}

/** Which picture, of what: each choice is kept with the study. */
export function ChoiceBar(props: ChoiceBarProps) {
  const { choices, choose } = props;
  return (
    <div class="choices" role="group" aria-label="What is shown">
      <Choice
        label="Picture"
        value={choices.picture}
        options={PICTURES.map(({ name, title }) => [name, title])}
        choose={(value) => choose({ picture: value as Choices["picture"] })}
      />
      <OfPicture key={choices.picture} {...props} />
    </div>
  );
}

/** What can be chosen of each picture. */
function OfPicture(props: ChoiceBarProps) {
  const { findings, choices, choose } = props;
  switch (choices.picture) {
    case "recurrence":
      return (
        <>
          <MeasureChoice {...props} />
          <Nodes {...props} first={GROUPS} />
        </>
      );
    case "crosstab":
      return (
        <>
          <MeasureChoice {...props} />
          <Nodes {...props} first={GROUPS} />
          <Columns {...props} />
        </>
      );
    case "cooccurrence":
      return (
        <>
          <KindChoice {...props} />
          <Nodes {...props} first={SIDE_BY_SIDE} />
        </>
      );
    case "coverage":
      return (
        <NodeChoice
          label="Passages of"
          value={choices.node ?? ""}
          first={ANY}
          nodes={findings.nodes}
          choose={(value) => choose({ node: value || null })}
        />
      );
    case "rivals":
      return <Explanations {...props} />;
    case "matrix":
      return <OfMatrix {...props} />;
    case "newCodes":
      return (
        <Choice
          label="Order"
          value={choices.order}
          options={ORDERS}
          choose={(value) => choose({ order: value as Choices["order"] })}
        />
      );
    case "cases":
      return <OfCases {...props} />;
  }
}

function MeasureChoice({ choices, choose }: ChoiceBarProps) {
  return (
    <Choice
      label="Measure"
      value={choices.measure}
      options={MEASURES.map((one) => [one, capital(one)])}
      choose={(value) => choose({ measure: value as Choices["measure"] })}
    />
  );
}

function KindChoice({ choices, choose }: ChoiceBarProps) {
  return (
    <Choice
      label="Together"
      value={choices.kind}
      options={KINDS.map((kind) => [kind, kindNames[kind]])}
      choose={(value) => choose({ kind: value as CooccurrenceKind })}
    />
  );
}

interface NodesProps extends ChoiceBarProps {
  readonly first: readonly Option[];
}

function Nodes({ findings, choices, choose, first }: NodesProps) {
  return (
    <NodeChoice
      label="Themes and codes"
      value={choices.nodes}
      first={first}
      nodes={groupsOf(findings.nodes)}
      choose={(value) => choose({ nodes: value })}
    />
  );
}

/** What a crosstab is by: the attributes of the study, then the parts that every study has. */
function Columns({ findings: { picture }, choices, choose }: ChoiceBarProps) {
  if (picture.picture !== "crosstab") return null;
  const { attributes, parts, crosstab } = picture;
  const names = attributes.filter((name) => !parts.includes(name));
  return (
    <Choice
      label="Columns"
      value={choices.by ?? crosstab.by}
      options={[
        ...names.map((name): Option => [name, oneLine(name)]),
        ...parts.map((name): Option => [name, capital(name)]),
      ]}
      choose={(by) => choose({ by })}
    />
  );
}

function OfMatrix(props: ChoiceBarProps) {
  const { choices, choose } = props;
  return (
    <>
      <Choice
        label="Columns"
        value={choices.across}
        options={ACROSS}
        choose={(value) => choose({ across: value as Choices["across"] })}
      />
      {choices.across === "theme" && <Nodes {...props} first={SIDE_BY_SIDE} />}
    </>
  );
}

/** By what explanations are weighed: attributes of codes, then annotations of single codings. */
function Explanations({ findings: { picture }, choices, choose }: ChoiceBarProps) {
  if (picture.picture !== "rivals" || picture.names.length === 0) return null;
  const labelOf = (name: string): string =>
    name.startsWith("@") ? `${oneLine(name)} (annotation)` : oneLine(name);
  return (
    <Choice
      label="Explanations"
      value={choices.rivals ?? ""}
      options={picture.names.map((name): Option => [name, labelOf(name)])}
      choose={(rivals) => choose({ rivals })}
    />
  );
}

function OfCases({ findings: { picture }, choices, choose }: ChoiceBarProps) {
  if (picture.picture !== "cases" || picture.attributes.length === 0) return null;
  const { attributes, nested, table } = picture;
  const [rows = "", ...others] = table?.by ?? [];
  const columns = others[nested === null ? 0 : 1] ?? "";
  const options = attributes.map((name): Option => [name, oneLine(name)]);
  const without = (...taken: readonly (string | null)[]): readonly Option[] => [
    ["", "None"],
    ...options.filter(([name]) => !taken.includes(name)),
  ];
  return (
    <>
      <Choice
        label="Count"
        value={choices.of}
        options={COUNTED}
        choose={(value) => choose({ of: value as Choices["of"] })}
      />
      <Choice
        label="Rows"
        value={rows}
        options={options}
        choose={(name) => choose({ rows: name })}
      />
      <Choice
        label="Divided by"
        value={nested ?? ""}
        options={without(rows)}
        choose={(name) => choose({ nested: name || null })}
      />
      <Choice
        label="Columns"
        value={columns}
        options={without(rows, nested)}
        choose={(name) => choose({ columns: name || null })}
      />
    </>
  );
}

type Option = readonly [value: string, label: string];

const GROUPS: readonly Option[] = [
  [TOP, "Themes"],
  [ALL, "Themes and all their codes"],
];

const SIDE_BY_SIDE: readonly Option[] = [
  [TOP, "Themes"],
  [ALL, "All codes"],
];

const ANY: readonly Option[] = [["", "Any code"]];

const ORDERS: readonly Option[] = [
  ["date", "By date"],
  ["file", "By file"],
];

const ACROSS: readonly Option[] = [
  ["theme", "Themes and codes"],
  ["heading", "Headings"],
];

const COUNTED: readonly Option[] = [
  ["cases", "Cases"],
  ["transcripts", "Transcripts"],
];

const kindNames: Readonly<Record<CooccurrenceKind, string>> = {
  overlap: "Overlapping passages",
  paragraph: "In the same paragraph",
  case: "In the same case",
};

const BLANKS = "\u00a0\u00a0\u00a0";

interface NodeChoiceProps extends Omit<ChoiceProps, "options"> {
  readonly first: readonly Option[];
  readonly nodes: readonly FindingsNode[];
}

/** Nodes behind the first options, as far in as they are deep. */
function NodeChoice({ first, nodes, ...choice }: NodeChoiceProps) {
  const options = nodes.map(({ id, name, depth }): Option => [
    id,
    BLANKS.repeat(Math.min(depth, 6)) + oneLine(name),
  ]);
  return <Choice {...choice} options={[...first, ...options]} />;
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly choose: (value: string) => void;
}

/** What is chosen and is there no more is the first option again. */
function Choice({ label, value, options, choose }: ChoiceProps) {
  const isThere = options.some(([one]) => one === value);
  const items = useMemo(
    () =>
      options.map(([one, name]) => (
        <option key={one} value={one}>
          {name}
        </option>
      )),
    [JSON.stringify(options)],
  );
  return (
    <label>
      <span>{label}</span>
      <select
        value={isThere ? value : options[0]?.[0]}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        {items}
      </select>
    </label>
  );
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
