import { giveNoWay, type GiveWay } from "../../counts/compared";
import type { FindingsPicture, FindingsResult, FindingsWish } from "../../protocol/findings";
import type { StudySnapshot } from "../context";
import { codebookFailure, titleOfStudy } from "../overview";
import { casesPictureOf, crosstabPictureOf, newCodesPictureOf } from "./comparisons";
import { cooccurrencePictureOf } from "./cooccurrence";
import { coveragePictureOf } from "./coverage";
import { matrixPictureOf } from "./matrix";
import { findingsNodesOf } from "./nodes";
import { rivalsPictureOf } from "./rivals";

/**
 * What one picture of the Findings page is drawn from: the study's size, the figures of its nodes
 * (counting rules, section 3), and those of the picture that is asked for. `pause` is called after
 * each part of the work.
 */
export async function findingsOf(
  study: StudySnapshot,
  wish: FindingsWish,
  pause: GiveWay = giveNoWay,
): Promise<FindingsResult> {
  const picture = await pictureOf(study, wish, pause);
  const { files } = study.figures.study;
  const { tally } = study.figures;
  return {
    uri: study.uri,
    title: titleOfStudy(study),
    ...(study.scope === undefined ? {} : { scope: study.scope }),
    failure: codebookFailure(study),
    cases: tally.cases.size,
    transcripts: files.size,
    words: tally.coverage.words,
    nodes: findingsNodesOf(study),
    picture,
  };
}

async function pictureOf(
  study: StudySnapshot,
  wish: FindingsWish,
  pause: GiveWay,
): Promise<FindingsPicture> {
  switch (wish.picture) {
    case "recurrence":
      return { picture: "recurrence" };
    case "coverage":
      return coveragePictureOf(study, wish, pause);
    case "crosstab":
      return crosstabPictureOf(study, wish, pause);
    case "cooccurrence":
      return cooccurrencePictureOf(study, wish, pause);
    case "rivals":
      return rivalsPictureOf(study, wish, pause);
    case "matrix":
      return matrixPictureOf(study, wish, pause);
    case "newCodes":
      return newCodesPictureOf(study, wish, pause);
    case "cases":
      return casesPictureOf(study, wish, pause);
  }
}
