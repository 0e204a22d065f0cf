// Style sheets are imported for the bundler, which writes those of a page to one file.
declare module "*.css";
