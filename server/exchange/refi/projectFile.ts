import type { Codebook, CodebookNode } from "../../codebook/model";
import { packed } from "../office/zip";
import type { PaperSource } from "../paper/source";
import { finishedWith } from "../report/steps";
import { caseNode, casesOf, type Rows } from "./caseNodes";
import { codeMembers, codeNodes, type CodeWriting } from "./codeNodes";
import { reportErrors, reportTopLevel, type Exported } from "./codebookFile";
import { guidOf } from "./guids";
import { createLedger, type Ledger } from "./ledger";
import { PROFILES, UNTITLED, type ProfileName } from "./profile";
import { reportLosses } from "./sourceLosses";
import { planSets, setNode } from "./setNodes";
import { noteNode, sourceFile, valueNodes, type SourceFile } from "./sourceNodes";
import { xmlPieces, type XmlNode } from "./xmlWriter";

export interface ProjectWish {
  /** What the project is called where the codebook has no title. */
  readonly name: string;
  readonly profile: ProfileName;
}

/**
 * The study as a project of REFI-QDA 1.5 (`.qdpx`): its transcripts without codes as texts, their
 * codings with coders, attributes, and the codebook. The same study gives the same bytes.
 */
export async function projectFile(
  source: PaperSource,
  { name, profile }: ProjectWish,
): Promise<Exported> {
  const ledger = createLedger();
  const sources = await sourceFiles(source, profile, ledger);
  const { codebook } = source.study.figures.study;
  if (sources.length === 0 && codebook.roots.length === 0)
    return {
      refusal: "The study has neither codes nor transcripts, so there is nothing to export.",
    };
  reportErrors(source.study.codebook, ledger);
  reportTopLevel({ ...codebook, title: undefined }, ledger);
  const root = projectNode(source, sources, {
    name: codebook.title ?? name,
    isTitled: codebook.title !== undefined,
    origin: PROFILES[profile].origin,
    ledger,
  });
  const parts = [
    { name: "project.qde", pieces: xmlPieces(root) },
    ...sources.map(({ guid, text }) => ({ name: `sources/${guid}.txt`, pieces: [text] })),
  ];
  const bytes = await finishedWith(packed(parts), () => source.pause());
  return { bytes, account: ledger.items() };
}

async function sourceFiles(
  { study, read, pause }: PaperSource,
  profile: ProfileName,
  ledger: Ledger,
): Promise<readonly SourceFile[]> {
  const sources: SourceFile[] = [];
  for (const path of study.figures.study.files.keys()) {
    const context = await read(path);
    if (context !== undefined) {
      sources.push(sourceFile(context, PROFILES[profile], ledger));
      reportLosses(context, ledger);
    }
    await pause();
  }
  for (const [path, why] of study.failures)
    ledger.add({ fate: "left out", what: "transcripts that cannot be read", why }, path);
  const { memos } = study.figures.study;
  for (const path of memos.keys()) ledger.add(MEMO_FILES, path);
  ledger.add({ ...SUMMARIES, count: study.framework?.reading.summaries.length ?? 0 });
  return sources;
}

const MEMO_FILES = {
  fate: "left out",
  what: "files of the folder memos",
  why: "They are texts of their own; give them along as they are.",
} as const;
const SUMMARIES = {
  fate: "left out",
  what: "summaries of framework.md",
  why: "REFI-QDA has no matrix; give the file along as it is.",
} as const;

interface Naming {
  readonly name: string;
  /** Whether the name is the title of the codebook. */
  readonly isTitled: boolean;
  readonly origin: string;
  readonly ledger: Ledger;
}

function projectNode(
  { study }: PaperSource,
  all: readonly SourceFile[],
  { name, isTitled, origin, ledger }: Naming,
): XmlNode {
  const { codebook } = study.figures.study;
  const rows = study.cases?.reading.rows;
  const sets = planSets({
    codes: codeMembers(codebook),
    sources: all,
    variables: keysIn(all, rows),
  });
  const sources = all.map((one) => ({ ...one, attributes: sets.rest(one.attributes) }));
  const { codes, notes } = codesAndNotes(codebook, sources, { sets, ledger });
  const cases = casesOf(sources, rows, ledger);
  ledger.add({ fate: "kept", what: "sets", count: sets.sets.length });
  const coders = [...new Set(sources.flatMap((one) => [...one.coders]))].sort();
  const variables = new Set([...sources, ...cases].flatMap((one) => [...one.attributes.keys()]));
  const codeBook = { name: "CodeBook", content: [{ name: "Codes", content: codes }] };
  return {
    name: "Project",
    attributes: { ...NAMESPACES, name, origin, basePath: "" },
    content: [
      ...container("Users", coders.map(userNode)),
      ...(codes.length === 0 ? [] : [codeBook]),
      ...container("Variables", [...variables].map(variableNode)),
      ...container("Cases", cases.map(caseNode)),
      ...container(
        "Sources",
        sources.map(({ node, attributes }) => ({
          ...node,
          content: [...node.content, ...valueNodes(attributes)],
        })),
      ),
      ...container("Notes", notes),
      ...container(
        "Sets",
        sets.sets.map((set) => setNode(set, "targetGUID")),
      ),
      ...(isTitled ? [] : [{ name: "Description", content: UNTITLED }]),
    ],
  };
}

/** The names of the variables that cases.csv gives. */
function keysIn(sources: readonly SourceFile[], rows: Rows | undefined): readonly string[] {
  const bare = sources.map((one) => ({ ...one, attributes: new Map<string, string>() }));
  return casesOf(bare, rows, createLedger()).flatMap(({ attributes }) => [...attributes.keys()]);
}

function codesAndNotes(
  codebook: Codebook,
  sources: readonly SourceFile[],
  { sets, ledger }: CodeWriting,
) {
  const used = new Set(sources.flatMap((one) => [...one.used]));
  const notes: XmlNode[] = sources.flatMap((one) => one.notes);
  const noteOn = (node: CodebookNode, memo: string): string => {
    const guid = guidOf("note", `code:${node.id}`);
    notes.push(noteNode(guid, node.name, memo));
    return guid;
  };
  const known = codeNodes(codebook, { sets, ledger, use: { used, noteOn } });
  const unknown = [...used].filter((id) => !codebook.nodes.has(id)).sort();
  return { codes: [...known, ...unknownNodes(unknown, ledger)], notes };
}

const NAMESPACE = "urn:QDA-XML:project:1.0";
const NAMESPACES = {
  xmlns: NAMESPACE,
  "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
  "xsi:schemaLocation": `${NAMESPACE} http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd`,
};

/** A container that is there must hold something. */
function container(name: string, content: readonly XmlNode[]): readonly XmlNode[] {
  return content.length === 0 ? [] : [{ name, content }];
}

function userNode(name: string): XmlNode {
  return { name: "User", attributes: { guid: guidOf("user", name), name } };
}

function variableNode(name: string): XmlNode {
  const guid = guidOf("variable", name);
  return { name: "Variable", attributes: { guid, name, typeOfVariable: "Text" } };
}

/** Codes that stand in transcripts and not in the codebook, so that no coding is lost. */
function unknownNodes(ids: readonly string[], ledger: Ledger): XmlNode[] {
  return ids.map((id) => {
    const why = "The codebook lacks them; they go out as codes at its end.";
    ledger.add({ fate: "changed", what: "codes that the codebook lacks", why }, `“${id}”`);
    const attributes = { guid: guidOf("code", id), name: id, isCodable: "true" };
    return { name: "Code", attributes };
  });
}
