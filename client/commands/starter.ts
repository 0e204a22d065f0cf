// The first files of a new study.

export const starterCodebook = `# The codebook of this study: its themes, its codes, and what they mean.
# A code is written in a transcript as [words]{.its-id}.
title: My study

# The labels of those who ask. Their words count in no figure of words or cases.
interviewers: [Interviewer, Int]

themes:
  # An example: rename it, add to it, or take it out.
  finding-time:
    name: Finding time
    definition: How people make room for something new.
    codes:
      juggling:
        definition: Several duties at once, none of which can wait.
        include: Work and family, two jobs, care for others.
        exclude: Being tired without a clash of duties.

# Codes that are in no theme yet. A new one needs no more than a line.
codes:
  first-impressions: What people noticed at the very start.
`;

export const starterTranscript = `---
# Who is interviewed, and what is known of them. Delete what you do not need.
case: P01
attributes: { group: example }
speakers:
  Int: { role: interviewer }
  P01:
---

## Beginnings

Int: How did it start for you?

P01: [I remember how quiet it was on the first day]{.first-impressions}. Then the phone rang and did not stop until the evening.

Int: How did you manage?

P01: I had the children at home and a shift at six, so I did both badly for a while.

<!-- To code: select words and run "Verbatim: Code selection…". This comment counts nowhere. -->
`;

/** A further transcript: nobody has spoken yet, and the case is its own. */
export function emptyTranscript(fileName: string): string {
  const ownCase = fileName.replace(/\.(md|txt)$/i, "").replace(/\.transcript$/i, "");
  return `---
# Who is interviewed, and what is known of them.
case: ${JSON.stringify(ownCase)}
attributes: {}
speakers:
  Int: { role: interviewer }
---

Int: 
`;
}
