import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from "vscode-languageserver-types";
import type { Severity } from "../../markup/model";
import type { FileProblem } from "./model";

/** The problems of one file as an editor shows them; `uri` is that of the file. */
export function toDiagnostics(problems: readonly FileProblem[], uri?: string): Diagnostic[] {
  return problems.map((problem) => toDiagnostic(problem, uri));
}

function toDiagnostic(problem: FileProblem, uri: string | undefined): Diagnostic {
  const { range, severity, code, message, data } = problem;
  const diagnostic: Diagnostic = {
    range,
    severity: SEVERITIES[severity],
    code,
    source: "verbatim",
    message,
  };
  if (code === "retired-code") diagnostic.tags = [DiagnosticTag.Deprecated];
  if (data?.related !== undefined && uri !== undefined) {
    const location = { uri, range: data.related };
    diagnostic.relatedInformation = [{ location, message: "The first one stands here." }];
  }
  return diagnostic;
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};
