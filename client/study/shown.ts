// The figures as the views show them: limited to the scope of each study that has one.
import type { StudyOverview } from "../../server/protocol";
import type { ScopedOverview } from "../../server/protocol/scope";
import type { Overviews } from "./overviews";

/** The same overviews in their scopes; commands that change something need the whole ones. */
export function shownOverviews(whole: Overviews): Overviews {
  let last: readonly StudyOverview[] | undefined;
  let shown: readonly StudyOverview[] | undefined;
  return {
    get studies() {
      if (whole.studies !== last) shown = whole.studies?.map((study) => study.scoped ?? study);
      last = whole.studies;
      return shown;
    },
    onDidChange: whole.onDidChange,
    onFiguresChanged: whole.onFiguresChanged,
    ready: whole.ready,
    refresh: () => whole.refresh(),
    isTranscript: (uri) => whole.isTranscript(uri),
    studyOf: (uri) => whole.studyOf(uri),
  };
}

/** What a view says that shows a part; with several studies, whose part it is. */
export function scopeMessage(studies: readonly StudyOverview[] = []): string | undefined {
  const limited = studies.filter(isScoped);
  if (limited.length === 0) return undefined;
  if (studies.length === 1) return limited.map(({ query }) => `Only ${query}`).join();
  return limited.map(({ title }) => title).join("\n");
}

function isScoped(study: StudyOverview): study is ScopedOverview {
  return "query" in study;
}
