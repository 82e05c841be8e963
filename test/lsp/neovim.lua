-- Opens a file in Neovim, starts the server on its folder, and uses it as a user of Neovim does: diagnostics of open and
-- unopened files, then hover, definition, references, rename and a code action by Neovim's own commands. Prints what the
-- user would have seen as one line of JSON on standard output.

local folder, file, server, marks = unpack(vim.fn.json_decode(vim.env.SEC_DUIS_TEST))

local function fail(message)
  io.stderr:write(message .. "\n")
  vim.cmd("cquit 1")
end

local function await(what, condition)
  if not vim.wait(20000, condition, 50) then fail("Waited for " .. what .. ".") end
end

local function text(buffer) return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n") end
local function name() return vim.fn.fnamemodify(vim.api.nvim_buf_get_name(0), ":t") end

local first = folder .. "/" .. file
vim.o.hidden = true
vim.cmd("edit " .. vim.fn.fnameescape(first))
local opened = vim.api.nvim_get_current_buf()
local ready = false
local client = vim.lsp.start_client({
  cmd = server,
  name = "sec-duis",
  root_dir = folder,
  workspace_folders = { { uri = vim.uri_from_fname(folder), name = "code" } },
  get_language_id = function() return "sec" end,
  handlers = {
    ["sec-duis/status"] = function(_, status) ready = status.state == "ready" end,
  },
})
if not client then return fail("The server did not start.") end
vim.lsp.buf_attach_client(opened, client)
await("diagnostics", function() return ready and #vim.diagnostic.get(0) > 0 end)

local found = {}
for _, diagnostic in ipairs(vim.diagnostic.get(nil)) do
  table.insert(found, {
    file = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(diagnostic.bufnr), ":t"),
    line = diagnostic.lnum,
    character = diagnostic.col,
    severity = diagnostic.severity,
    source = diagnostic.source,
    code = diagnostic.user_data.lsp.code,
    message = diagnostic.message,
  })
end

local here = vim.lsp.util.make_position_params()
local answers = vim.lsp.buf_request_sync(0, "textDocument/documentSymbol", { textDocument = here.textDocument }, 5000)
local symbols = answers and answers[client] and answers[client].result or {}

-- Puts the cursor where `<|>` stands in the mark, in the first file.
local function go(mark)
  vim.api.nvim_set_current_buf(opened)
  local cursor = mark:find("<|>", 1, true)
  local line, column = nil, nil
  for index, written in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    column = column or written:find(mark:gsub("<|>", ""), 1, true)
    if column and not line then line = index end
  end
  if not line then return fail("There is no " .. mark) end
  vim.api.nvim_win_set_cursor(0, { line, column + cursor - 2 })
end

local function floating()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= "" then return window end
  end
end

go(marks.term)
vim.lsp.buf.hover()
await("a hover", function() return floating() ~= nil end)
local hover = text(vim.api.nvim_win_get_buf(floating()))
vim.api.nvim_win_close(floating(), true)

go(marks.reference)
local before = vim.api.nvim_win_get_cursor(0)[1]
vim.lsp.buf.definition()
await("the definition", function() return name() ~= file or vim.api.nvim_win_get_cursor(0)[1] ~= before end)
local definition = { file = name(), line = vim.api.nvim_get_current_line() }

go(marks.definition)
vim.lsp.buf.references()
await("the references", function() return #vim.fn.getqflist() > 0 end)
local references = {}
for _, place in ipairs(vim.fn.getqflist()) do
  table.insert(references, vim.fn.fnamemodify(vim.fn.bufname(place.bufnr), ":t") .. ": " .. place.text)
end
vim.cmd("cclose")

go(marks.slip)
local offered = {}
vim.ui.select = function(items, options, choose)
  for index, item in ipairs(items) do
    local title = options.format_item(item)
    table.insert(offered, title)
    if title == marks.title then return choose(item, index) end
  end
end
local unmended = text(0)
vim.lsp.buf.code_action()
await("the mended text", function() return text(0) ~= unmended end)
local mended = vim.api.nvim_get_current_line()

go(marks.definition)
local unnamed = text(0)
vim.lsp.buf.rename(marks.name)
await("the new name", function() return text(0) ~= unnamed end)
local renamed = {}
for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
  local path = vim.api.nvim_buf_get_name(buffer)
  if vim.api.nvim_buf_is_loaded(buffer) and path ~= "" then renamed[vim.fn.fnamemodify(path, ":t")] = text(buffer) end
end

io.stdout:write(vim.fn.json_encode({
  diagnostics = found,
  symbols = #symbols,
  hover = hover,
  definition = definition,
  references = references,
  offered = offered,
  mended = mended,
  renamed = renamed,
}) .. "\n")
vim.cmd("qall!")
