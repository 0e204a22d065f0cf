-- Makes Pandoc's and Quarto's output of a coded transcript exact.
--
-- As a filter (the transcript must be a file, not standard input):
--   pandoc transcripts/k1.md --lua-filter pandoc/verbatim.lua -o k1.html
-- As a reader (Pandoc 2.16.2 or later; standard input, too):
--   pandoc -f pandoc/verbatim.lua transcripts/k1.md -o k1.html
--
-- Pandoc's own Markdown takes asterisks, links or mathematics for markup that a transcript only says,
-- and knows no ranges, speakers or comments. So the words are read here, by the rules of the markup.
--   * A passage is a span with its codes as classes, its id, its annotations, and its number as
--     verbatim-passage. One that crosses paragraphs or other passages is several spans of one number,
--     of which the first has the id.
--   * Labels are spans of the class verbatim-speaker, their time stamps of verbatim-time.
--   * Comments, memos in comments, []{-} and markers are left out.

local text = pandoc.text or require("text")

-- Characters ---------------------------------------------------------------------------------

--- Ranges of code points beyond ASCII that are neither letters, marks nor digits.
local SIGNS = {
  { 0x80, 0xA9 }, { 0xAB, 0xB1 }, { 0xB4, 0xB4 }, { 0xB6, 0xB8 }, { 0xBB, 0xBB }, { 0xBF, 0xBF },
  { 0xD7, 0xD7 }, { 0xF7, 0xF7 }, { 0x2000, 0x206F }, { 0x20A0, 0x20CF }, { 0x2190, 0x245F },
  { 0x2500, 0x2775 }, { 0x2794, 0x2BFF }, { 0x2E00, 0x2E2E }, { 0x2E30, 0x3004 },
  { 0x3008, 0x3020 }, { 0x3030, 0x3030 }, { 0xE000, 0xF8FF }, { 0xFE10, 0xFE1F },
  { 0xFE30, 0xFE6F }, { 0xFF01, 0xFF0F }, { 0xFF1A, 0xFF20 }, { 0xFF3B, 0xFF40 },
  { 0xFF5B, 0xFF65 }, { 0xFFE0, 0xFFFF }, { 0x1F000, 0x1FAFF },
}

--- The common marks of scripts, which stand inside of a word and begin none.
local MARKS = {
  { 0x300, 0x36F }, { 0x483, 0x489 }, { 0x591, 0x5BD }, { 0x610, 0x61A }, { 0x64B, 0x65F },
  { 0x670, 0x670 }, { 0x900, 0x903 }, { 0x93A, 0x93C }, { 0x93E, 0x94F }, { 0x981, 0x983 },
  { 0x9BC, 0x9BC }, { 0x9BE, 0x9CD }, { 0xE31, 0xE31 }, { 0xE34, 0xE3A }, { 0xE47, 0xE4E },
  { 0x102B, 0x103E }, { 0x17B4, 0x17D3 }, { 0x20D0, 0x20FF }, { 0x302A, 0x302F },
  { 0x3099, 0x309A }, { 0xFE00, 0xFE0F }, { 0xFE20, 0xFE2F },
}

--- The digit nought of the scripts that have digits of their own.
local NOUGHTS = {
  0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50,
  0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0,
  0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
}

local function is_in(ranges, character)
  if #character < 2 then return false end
  local point = utf8.codepoint(character)
  for _, range in ipairs(ranges) do
    if point >= range[1] and point <= range[2] then return true end
  end
  return false
end

local function is_digit(character)
  if character:match("^%d$") then return true end
  if #character < 2 then return false end
  local point = utf8.codepoint(character)
  for _, nought in ipairs(NOUGHTS) do
    if point >= nought and point <= nought + 9 then return true end
  end
  return false
end

local function is_mark(character) return is_in(MARKS, character) end

local function is_letter(character)
  if character:match("^%a$") then return true end
  if #character < 2 or is_digit(character) then return false end
  return not is_in(SIGNS, character) and not is_mark(character)
end

local function is_letter_or_digit(character)
  return is_letter(character) or is_digit(character)
end

local function is_word(character)
  return is_letter_or_digit(character) or is_mark(character)
end

--- The character that begins at a byte; "" behind the end.
local function character_at(s, at)
  return s:match("^" .. utf8.charpattern, at) or ""
end

--- Where a run of characters ends that pass a test: the byte behind the last one.
local function run_end(s, at, passes)
  local character = character_at(s, at)
  while character ~= "" and passes(character) do
    at = at + #character
    character = character_at(s, at)
  end
  return at
end

local function is_ascii_punctuation(character)
  return character:match("^%p$") ~= nil and #character == 1
end

-- Attribute blocks ---------------------------------------------------------------------------

local MOST_BYTES = 40000

local function read_quoted(s, at)
  local quote, value = s:sub(at, at), {}
  at = at + 1
  while at <= #s do
    local sign = s:sub(at, at)
    if sign == quote then return table.concat(value), at + 1 end
    if sign == "\\" and is_ascii_punctuation(s:sub(at + 1, at + 1)) then
      value[#value + 1] = s:sub(at + 1, at + 1)
      at = at + 2
    else
      value[#value + 1] = sign == "\n" and " " or sign
      at = at + 1
    end
  end
  return nil
end

local function read_entry(block, s, at)
  if not is_letter(character_at(s, at)) then return nil end
  local key_end = run_end(s, at, function(c) return is_letter_or_digit(c) or c:match("^[_:.-]$") ~= nil end)
  if s:sub(key_end, key_end) ~= "=" then return nil end
  local key, value = s:sub(at, key_end - 1), nil
  for _, entry in ipairs(block.entries) do
    if entry[1] == key then return nil end
  end
  at = key_end + 1
  if s:match("^[\"']", at) then
    value, at = read_quoted(s, at)
  else
    value = s:match("^[^%s\"'%[%]{}]+", at)
    at = value and at + #value
  end
  if not value then return nil end
  block.entries[#block.entries + 1] = { key, value }
  return at
end

local function read_item(block, s, at)
  local sign = s:sub(at, at)
  if sign == "." then
    if not is_letter(character_at(s, at + 1)) then return nil end
    local stop = run_end(s, at + 1, function(c) return is_word(c) or c == "-" or c == "_" end)
    if utf8.len(s, at + 1, stop - 1) > 100 then return nil end
    block.codes[#block.codes + 1] = s:sub(at + 1, stop - 1)
    return stop
  elseif sign == "#" then
    local id = s:match("^[^%s\"'%[%]{}=]+", at + 1)
    if not id or block.id then return nil end
    block.id = id
    return at + 1 + #id
  elseif sign == "-" then
    block.is_mark = true
    return at + 1
  end
  return read_entry(block, s, at)
end

--- The well-formed block whose { stands at a byte, and where it ends; nil where there is none.
local function read_block(s, at, may_be_mark)
  if s:sub(at, at) ~= "{" then return nil end
  local block, first = { codes = {}, entries = {} }, true
  local limit = at + MOST_BYTES
  at = at + 1
  while at <= #s and at <= limit do
    local behind = s:match("^[ \t\n]*()", at)
    local has_gap = behind > at
    at = behind
    if s:sub(at, at) == "}" then
      if first or (block.is_mark and (#block.codes > 0 or not may_be_mark)) then return nil end
      return block, at + 1
    end
    if not first and not has_gap then return nil end
    first = false
    at = read_item(block, s, at)
    if not at then return nil end
  end
  return nil
end

-- Comments and lines -------------------------------------------------------------------------

--- Stands where a comment was: no UTF-8 holds this byte, so that nothing grows together there.
local GAP = "\255"

local function without_gaps(s) return (s:gsub(GAP, "")) end

--- The text without its comments; what stands in attribute blocks is none.
local function without_comments(s)
  local parts, from, at = {}, 1, 1
  -- Once no end follows, none follows any later beginning either.
  local has_end = true
  while true do
    at = s:find("[\\%]<]", at)
    if not at then break end
    local sign = s:sub(at, at)
    local step = 1
    if sign == "\\" and is_ascii_punctuation(s:sub(at + 1, at + 1)) then
      step = 2
    elseif sign == "]" then
      local _, stop = read_block(s, at + 1, true)
      if stop and not s:sub(at, stop - 1):find("\n[ \t]*\n") then step = stop - at end
    elseif s:sub(at, at + 3) == "<!--" then
      local stop = has_end and select(2, s:find("-->", at + 4, true))
      has_end = stop
      if stop then
        parts[#parts + 1] = s:sub(from, at - 1) .. GAP
        from, step = stop + 1, stop + 1 - at
      end
    end
    at = at + step
  end
  parts[#parts + 1] = s:sub(from)
  return table.concat(parts)
end

local function range_start_end(s, at)
  if s:sub(at, at) ~= "[" then return nil end
  local stop = run_end(s, at + 1, is_letter_or_digit)
  return stop > at + 1 and s:sub(stop, stop + 1) == ">]" and stop + 2 or nil
end

--- Moves over blanks, range starts and paragraph codes, and gives these.
local function skip_marks(s, at)
  local marks = {}
  while true do
    at = s:match("^[ \t]*()", at)
    local stop = range_start_end(s, at)
    if not stop and s:sub(at, at + 2) == "[]{" then _, stop = read_block(s, at + 2, true) end
    if not stop then return at, table.concat(marks) end
    marks[#marks + 1] = s:sub(at, stop - 1)
    at = stop
  end
end

--- Where digits end, at most so many; nil where there is none.
local function digits_end(s, at, most)
  local stop = at
  for _ = 1, most do
    local character = character_at(s, stop)
    if not is_digit(character) then break end
    stop = stop + #character
  end
  return stop > at and stop or nil
end

--- Where `h:mm:ss` or `mm:ss` ends, with its fraction, or nil.
local function clock_end(s, at)
  local stop, fields = digits_end(s, at, 2), 1
  while stop and fields < 3 and s:sub(stop, stop) == ":" do
    stop, fields = digits_end(s, stop + 1, 2), fields + 1
  end
  if not stop or fields < 2 then return nil end
  return s:match("^[.,]", stop) and digits_end(s, stop + 1, #s) or stop
end

--- Where a time stamp at a byte ends, or nil.
local function stamp_end(s, at)
  local open = s:match("^[%[(]", at)
  local position = clock_end(s, open and at + 1 or at)
  if not position then return nil end
  if open then
    if s:sub(position, position) ~= (open == "[" and "]" or ")") then return nil end
    position = position + 1
  end
  return (position > #s or s:match("^[ \t]", position)) and position or nil
end

local INTERVIEWERS = { interviewer = true, int = true, i = true, q = true, moderator = true }

local function comparable(label)
  return (text.lower(label):gsub("[ \t]+", " "):gsub("^ ", ""):gsub(" $", ""))
end

local function is_interviewer(label)
  local own = comparable(label)
  return INTERVIEWERS[own] or INTERVIEWERS[(own:gsub("%d+$", ""):gsub(" $", ""))] or false
end

local function has_shape_of_label(label)
  local length = utf8.len(label)
  if not length or length > 40 then return false end
  local first = character_at(label, 1)
  if not is_letter_or_digit(first) then return false end
  if text.upper(first) ~= first and text.lower(first) == first then return false end
  local stop = run_end(label, 1, function(c)
    return is_word(c) or c == "’" or c:match("^[ \t.'&+/_()-]$") ~= nil
  end)
  local _, gaps = label:gsub("[ \t]+", "")
  return stop > #label and gaps < 4
end

local function is_label(label, rules)
  if label == "" then return false end
  if rules.declared[comparable(label)] or is_interviewer(label) then return true end
  return not rules.has_participant and has_shape_of_label(label)
end

--- The label whose colon stands at a byte, and where it ends with its colon and asterisks.
local function label_before(line, from, colon, width)
  local is_bold = line:sub(from, from + 1) == "**"
  local label = line:sub(is_bold and from + 2 or from, colon - 1)
  local behind = colon + width
  if is_bold then
    local inside, rest = label:match("^(.*)%*%*(.-)$")
    if inside then
      if rest:match("[^ \t]") then return nil end
      label = inside
    elseif line:sub(behind, behind + 1) == "**" then
      behind = behind + 2
    else
      return nil
    end
  end
  local needs_blank = width == 1 and behind <= #line
  if needs_blank and not line:match("^[ \t]", behind) then return nil end
  return label:gsub("[ \t]+$", ""), behind
end

--- Who speaks on a line: { label, stamps, marks before it, where its speech starts }, or nil.
local function read_label(line, rules)
  local first, marks = skip_marks(line, 1)
  local stamp = stamp_end(line, first)
  local from, more = skip_marks(line, stamp or first)
  local at = from
  while at <= #line and at < from + 200 do
    local colon = line:find(":", at, true)
    local wide = line:find("：", at, true)
    local is_wide = wide ~= nil and (colon == nil or wide < colon)
    colon = is_wide and wide or colon
    if not colon then return nil end
    local label, behind = label_before(line, from, colon, is_wide and 3 or 1)
    if label and is_label(label, rules) then
      local stamps = { stamp and line:sub(first, stamp - 1) }
      local next_at = line:match("^[ \t]*()", behind)
      local after = stamp_end(line, next_at)
      local is_bare = after and not line:match("^[%[(]", next_at)
      if is_bare and line:match("^[ \t]*()", after) <= #line then after = nil end
      if after then stamps[#stamps + 1] = line:sub(next_at, after - 1) end
      return { label = label, stamps = stamps, marks = marks .. more, speech_start = after or behind }
    end
    at = colon + 1
  end
  return nil
end

local function is_break(line)
  local bare = line:gsub("[ \t]", "")
  local sign = line:sub(1, 1)
  return #bare >= 3 and sign:match("^[-*_]$") ~= nil and bare == sign:rep(#bare)
end

--- What stands on a line from a byte on that is counted without its gaps.
local function behind_gaps(line, at)
  local position = 1
  while at > 1 do
    if line:sub(position, position) ~= GAP then at = at - 1 end
    position = position + 1
  end
  return line:sub(position)
end

--- The lines as headings, breaks and paragraphs; a paragraph's speech has its markup still.
local function read_blocks(body, rules)
  local blocks, open = {}, nil
  for written in (body .. "\n"):gmatch("(.-)\n") do
    local line = without_gaps(written)
    local level, heading = line:match("^(#+)[ \t]+(.*%S)")
    if line:match("^[ \t]*$") or line:match("^:::") or is_break(line) then
      open = nil
      if is_break(line) then blocks[#blocks + 1] = { kind = "break" } end
    elseif level and #level <= 6 then
      open = nil
      blocks[#blocks + 1] = { kind = "heading", level = #level, speech = heading }
    else
      local found = read_label(line, rules)
      if found then
        local speech = found.marks .. behind_gaps(written, found.speech_start)
        open = { kind = "paragraph", label = found.label, stamps = found.stamps, speech = speech }
        blocks[#blocks + 1] = open
      elseif open then
        open.speech = open.speech .. "\n" .. written
      else
        open = { kind = "paragraph", stamps = {}, speech = written }
        blocks[#blocks + 1] = open
      end
    end
  end
  return blocks
end

-- Tokens and pairs ---------------------------------------------------------------------------

--- The token at a bracket: { kind, first byte, byte behind, block, label }, and where to go on.
local function bracket_token(s, at)
  if s:sub(at, at) == "]" then
    if s:sub(at + 1, at + 1) ~= "{" then return { kind = "close", at, at + 1 }, at + 1 end
    local block, stop = read_block(s, at + 1, false)
    if block then return { kind = "close", at, stop, block = block }, stop end
    return { kind = "close", at, at + 1 }, at + 2
  end
  if s:sub(at, at + 2) == "[]{" then
    local block, stop = read_block(s, at + 2, true)
    if block then return { kind = "paragraph", at, stop, block = block }, stop end
    return nil, at + 3
  end
  if s:sub(at + 1, at + 1) == "<" then
    local stop = run_end(s, at + 2, is_letter_or_digit)
    if stop == at + 2 or s:sub(stop, stop) ~= "]" then
      return { kind = "open", at, at + 1 }, at + 1
    end
    local block, behind = read_block(s, stop + 1, false)
    if block then
      return { kind = "range-end", at, behind, block = block, label = s:sub(at + 2, stop - 1) }, behind
    end
    return nil, s:sub(stop + 1, stop + 1) == "{" and stop + 2 or stop + 1
  end
  local stop = range_start_end(s, at)
  if not stop then return { kind = "open", at, at + 1 }, at + 1 end
  local token = { kind = "range-start", at, stop, label = s:sub(at + 1, stop - 3) }
  local _, behind = read_block(s, stop, false)
  return token, behind or (s:sub(stop, stop) == "{" and stop + 1 or stop)
end

local function read_tokens(s)
  local tokens, at = {}, 1
  while true do
    at = s:find("[\\%[%]]", at)
    if not at then return tokens end
    if s:sub(at, at) == "\\" then
      at = at + (is_ascii_punctuation(s:sub(at + 1, at + 1)) and 2 or 1)
    else
      local token, behind = bracket_token(s, at)
      if token then tokens[#tokens + 1] = token end
      at = behind
    end
  end
end

local function pair(passages, open, close, paragraph)
  local passage = { block = close.block, paragraph = paragraph }
  passages[#passages + 1] = passage
  open.is_markup, close.is_markup = true, true
  open.begins, close.ends = passage, passage
end

--- Pairs brackets in each paragraph, and markers of ranges in the whole transcript.
local function pair_tokens(paragraphs)
  local passages, ranges = {}, {}
  for _, paragraph in ipairs(paragraphs) do
    local stack = {}
    paragraph.tokens = read_tokens(paragraph.speech)
    for _, token in ipairs(paragraph.tokens) do
      if token.kind == "open" then
        stack[#stack + 1] = token
      elseif token.kind == "close" then
        local open = table.remove(stack)
        if open and token.block then pair(passages, open, token) end
      elseif token.kind == "paragraph" then
        token.is_markup = true
        if not token.block.is_mark then
          passages[#passages + 1] = { block = token.block, whole = paragraph }
        end
      elseif token.kind == "range-start" then
        ranges[token.label] = token
      elseif ranges[token.label] then
        pair(passages, ranges[token.label], token)
        ranges[token.label] = nil
      end
    end
  end
  return passages
end

-- The wording --------------------------------------------------------------------------------

--- Puts the characters of a paragraph behind the wording; white space becomes one blank.
local function speak(wording, paragraph)
  local s, is_gap, has_words = paragraph.speech, false, false
  local function say(character)
    if character == GAP then return end
    if character:match("^[ \t\n]$") then
      is_gap = true
      return
    end
    if not has_words and #wording > 0 then
      wording[#wording + 1] = "\n"
    elseif has_words and is_gap then
      wording[#wording + 1] = " "
    end
    if not has_words then paragraph.first = #wording + 1 end
    wording[#wording + 1] = character
    has_words, is_gap = true, false
  end
  local function say_all(from, to)
    while from <= to do
      local character = character_at(s, from)
      if character == "" then character = s:sub(from, from) end
      local next_character = s:sub(from + 1, from + 1)
      if character == "\\" and is_ascii_punctuation(next_character) then
        say(next_character)
        from = from + 2
      else
        say(character)
        from = from + #character
      end
    end
  end
  local at = 1
  for _, token in ipairs(paragraph.tokens) do
    if token.is_markup then
      say_all(at, token[1] - 1)
      if token.begins then token.begins.first = #wording + 1 end
      if token.ends then token.ends.last = #wording end
      at = token[2]
    end
  end
  say_all(at, #s)
  paragraph.last = has_words and #wording or nil
end

--- The ends of a passage move inward, to characters that are not white.
local function trim(wording, passage)
  if passage.whole then passage.first, passage.last = passage.whole.first, passage.whole.last end
  local first, last = passage.first or 1, passage.last or 0
  while first <= last and wording[first]:match("^[ \n]$") do first = first + 1 end
  while last >= first and wording[last]:match("^[ \n]$") do last = last - 1 end
  passage.first, passage.last = first, last
end

-- What Pandoc is given -----------------------------------------------------------------------

local function inlines_of(s)
  local inlines = pandoc.List({})
  for gap, word in s:gmatch("( *)([^ ]*)") do
    if gap ~= "" then inlines:insert(pandoc.Space()) end
    if word ~= "" then inlines:insert(pandoc.Str(word)) end
  end
  return inlines
end

local function attributes_of(passage)
  local attributes = {}
  for _, entry in ipairs(passage.block.entries) do attributes[#attributes + 1] = entry end
  attributes[#attributes + 1] = { "verbatim-passage", tostring(passage.number) }
  local id = not passage.is_written and passage.block.id or ""
  passage.is_written = true
  return pandoc.Attr(id, passage.block.codes, attributes)
end

--- Ends the open spans up to a place and gives the passages of those that go on behind it.
local function close_spans(open, place)
  local going_on = {}
  while #open > 1 and open[#open].least <= place do
    local span = table.remove(open)
    open[#open].inlines:insert(pandoc.Span(span.inlines, span.attributes))
    if span.passage.last > place then going_on[#going_on + 1] = span.passage end
  end
  return going_on
end

--- Opens a span in the innermost one; `least` is where the first of all that are open ends.
local function open_span(open, passage)
  open[#open + 1] = {
    passage = passage,
    least = math.min(passage.last, open[#open].least),
    inlines = pandoc.List({}),
    attributes = attributes_of(passage),
  }
end

--- The words from one place to another, in spans of the passages that they are in: a sweep along the
--- places, in time that grows with the spans.
local function spans_of(wording, first, last, passages)
  local open, next_one, at = { { least = math.huge, inlines = pandoc.List({}) } }, 1, first
  while at <= last do
    while passages[next_one] and passages[next_one].first <= at do
      open_span(open, passages[next_one])
      next_one = next_one + 1
    end
    local starts = passages[next_one] and passages[next_one].first or math.huge
    local to = math.min(last, open[#open].least, starts - 1)
    open[#open].inlines:extend(inlines_of(table.concat(wording, "", at, to)))
    local going_on = close_spans(open, to)
    if to < last then
      for index = #going_on, 1, -1 do open_span(open, going_on[index]) end
    end
    at = to + 1
  end
  close_spans(open, math.huge)
  return open[1].inlines
end

local function class(name) return pandoc.Attr("", { name }) end

--- Moves along the passages, which come by their starts, from paragraph to paragraph: gives those that
--- have words in the next one.
local function passages_walk(passages)
  local next_one, going_on = 1, {}
  return function(paragraph)
    local own = {}
    local function take(passage)
      if passage.last >= math.max(passage.first, paragraph.first) then own[#own + 1] = passage end
    end
    for _, passage in ipairs(going_on) do take(passage) end
    while passages[next_one] and passages[next_one].first <= paragraph.last do
      take(passages[next_one])
      next_one = next_one + 1
    end
    going_on = {}
    for _, passage in ipairs(own) do
      if passage.last > paragraph.last then going_on[#going_on + 1] = passage end
    end
    return own
  end
end

local function paragraph_of(wording, paragraph, passages_in)
  local inlines = pandoc.List({})
  local function before(s, name)
    inlines:insert(pandoc.Span(inlines_of(s), class(name)))
    inlines:insert(pandoc.Space())
  end
  for _, stamp in ipairs(paragraph.stamps) do before(stamp, "verbatim-time") end
  if paragraph.label then before(paragraph.label .. ":", "verbatim-speaker") end
  if not paragraph.last then return #inlines > 0 and pandoc.Para(inlines) or nil end
  inlines:extend(spans_of(wording, paragraph.first, paragraph.last, passages_in(paragraph)))
  return pandoc.Para(inlines)
end

local function rules_of(meta)
  local rules = { declared = {}, has_participant = false }
  local speakers = meta.speakers
  if type(speakers) ~= "table" then return rules end
  if speakers[1] ~= nil then
    for _, label in ipairs(speakers) do
      rules.declared[comparable(pandoc.utils.stringify(label))] = true
    end
    return rules
  end
  for label, value in pairs(speakers) do
    local role = type(value) == "table" and value.role and pandoc.utils.stringify(value.role)
    rules.declared[comparable(label)] = true
    if role then
      rules.has_participant = rules.has_participant or role ~= "interviewer"
    elseif not is_interviewer(label) then
      rules.has_participant = true
    end
  end
  return rules
end

--- The front matter, its fences included, and the text behind it.
local function split_front_matter(s)
  if not s:match("^%-%-%-[ \t]*\n") then return "", s end
  local at = s:find("\n", 1, true) + 1
  while at <= #s do
    local line, behind = s:match("^([^\n]*)\n?()", at)
    if line:match("^%-%-%-[ \t]*$") or line:match("^%.%.%.[ \t]*$") then
      return s:sub(1, behind - 1), s:sub(behind)
    end
    at = behind
  end
  return "", s
end

local function plain_lines(s)
  return (s:gsub("^\239\187\191", ""):gsub("\r\n?", "\n"))
end

local function blocks_of(body, meta)
  local blocks = read_blocks(without_comments(body), rules_of(meta))
  local paragraphs, wording = {}, {}
  for _, block in ipairs(blocks) do
    if block.kind == "paragraph" then paragraphs[#paragraphs + 1] = block end
  end
  local passages = pair_tokens(paragraphs)
  for _, paragraph in ipairs(paragraphs) do speak(wording, paragraph) end
  for index, passage in ipairs(passages) do
    trim(wording, passage)
    passage.order = index
  end
  table.sort(passages, function(a, b)
    if a.first ~= b.first then return a.first < b.first end
    if a.last ~= b.last then return a.last > b.last end
    return a.order < b.order
  end)
  for number, passage in ipairs(passages) do passage.number = number end
  local found, passages_in = pandoc.List({}), passages_walk(passages)
  for _, block in ipairs(blocks) do
    if block.kind == "break" then
      found:insert(pandoc.HorizontalRule())
    elseif block.kind == "heading" then
      found:insert(pandoc.Header(block.level, inlines_of((block.speech:gsub("[ \t]+", " ")))))
    else
      local paragraph = paragraph_of(wording, block, passages_in)
      if paragraph then found:insert(paragraph) end
    end
  end
  return found
end

--- Pandoc's way in where this file is a reader.
function Reader(input)
  local front, body = split_front_matter(plain_lines(tostring(input)))
  local meta = front == "" and {} or pandoc.read(front, "markdown").meta
  return pandoc.Pandoc(blocks_of(body, meta), meta)
end

local function source_text()
  local texts = {}
  for _, name in ipairs(PANDOC_STATE.input_files) do
    local file = name ~= "-" and io.open(name, "rb")
    if not file then return nil end
    texts[#texts + 1] = file:read("a")
    file:close()
  end
  return #texts > 0 and table.concat(texts, "\n") or nil
end

--- Pandoc's way in where this file is a filter.
local function filter(document)
  local source = source_text()
  if not source then
    error("verbatim.lua reads the transcript itself: give Pandoc a file, or take -f verbatim.lua.")
  end
  local _, body = split_front_matter(plain_lines(source))
  return pandoc.Pandoc(blocks_of(body, document.meta), document.meta)
end

return { { Pandoc = filter } }
