-- Drives Neovim's built-in client: nvim --headless -u NONE --clean -l neovim.lua <server> <folder> <file> <code>
-- Prints what the server answers as one line of JSON. Older versions have no `-l`, so `-S` runs it too.
local arguments = vim.split(vim.env.VERBATIM_ARGUMENTS, "\n")
local server, folder, file, code = arguments[1], arguments[2], arguments[3], arguments[4]

local function report(result)
  io.stdout:write(vim.fn.json_encode(result) .. "\n")
end

local function fail(message)
  report({ failure = message })
  vim.cmd("cquit 1")
end

vim.cmd("edit " .. vim.fn.fnameescape(file))
local buffer = vim.api.nvim_get_current_buf()
local id = vim.lsp.start_client({
  name = "verbatim",
  cmd = { "node", server, "--stdio" },
  root_dir = folder,
  workspace_folders = { { uri = vim.uri_from_fname(folder), name = "study" } },
})
if not id then fail("The server did not start") end
vim.lsp.buf_attach_client(buffer, id)

local client
local function is_ready()
  client = vim.lsp.get_client_by_id(id)
  return client and client.initialized or false
end
if not vim.wait(20000, is_ready, 20) then fail("The server did not answer") end

-- Where the code stands, and a slip in it that is a problem.
local row, column
for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
  local found = line:find("{." .. code .. "}", 1, true)
  if found then row, column = number - 1, found + 3 break end
end
if not row then fail("The transcript has no passage with this code") end

local function ask(method)
  local params = {
    textDocument = vim.lsp.util.make_text_document_params(buffer),
    position = { line = row, character = vim.str_utfindex(vim.api.nvim_buf_get_lines(buffer, row, row + 1, false)[1], column) },
  }
  local answer, message = client.request_sync(method, params, 20000, buffer)
  if not answer then fail(method .. ": " .. tostring(message)) end
  return answer.result
end

local function problems()
  local codes = {}
  for _, problem in ipairs(vim.diagnostic.get(buffer)) do
    local source = problem.code or (problem.user_data and problem.user_data.lsp.code)
    table.insert(codes, tostring(source))
  end
  return codes
end
local function has(wanted)
  return function() return vim.tbl_contains(problems(), wanted) end
end

local hover, definition, completion = ask("textDocument/hover"), ask("textDocument/definition"), ask("textDocument/completion")
local line = vim.api.nvim_buf_get_lines(buffer, row, row + 1, false)[1]
vim.api.nvim_buf_set_lines(buffer, row, row + 1, false, { (line:gsub("{%." .. code:gsub("%-", "%%-") .. "}", "{." .. code .. "x}", 1)) })
if not vim.wait(20000, has("unknown-code"), 20) then fail("No problem was reported for a slip: " .. table.concat(problems(), " ")) end

report({ hover = hover, definition = definition, completion = completion, problems = problems() })
vim.cmd("qall!")
