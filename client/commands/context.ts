// What every command works with.
import type * as vscode from "vscode";
import type { Server } from "../connection/server";
import type { Painter } from "../decorations/painter";
import type { NumberedCodes } from "../study/numberedCodes";
import type { Overviews } from "../study/overviews";
import type { Surfaces } from "../study/surfaces";
import type { MemosView } from "../views/memos/memosView";
import type { Pages } from "../webviews/pages";
import type { StudyView } from "../views/studyView";
import type { ThemesView } from "../views/themes/themesView";

export interface CommandContext extends Pages {
  readonly server: Server;
  readonly overviews: Overviews;
  readonly painter: Painter;
  readonly memory: vscode.Memento;
  readonly numbered: NumberedCodes;
  readonly surfaces: Surfaces;
  readonly themes: ThemesView;
  readonly transcripts: StudyView;
  readonly cases: StudyView;
  readonly memos: MemosView;
}
