/** What leaves a study for other programs and colleagues, for the editor: it is seldom asked for. */
export { exportFiles } from "../exchange/exports/exportFiles";
export { refusedTarget } from "../exchange/exports/refusedTargets";
