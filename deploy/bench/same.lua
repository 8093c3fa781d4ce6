-- For wrk, from deploy/bench/compare: asks for the addresses of a list in turn, and looks at no answer: that costs the load's core
-- more than the server's. What was answered is known by its bytes.
--   wrk -s same.lua http://127.0.0.1:8080 -- <list>
-- Each line of the list is a request: an address and, behind tabs, its headers.

function init(args)
  requests, current = {}, 0
  for line in io.lines(args[1]) do
    local path, headers = nil, {}
    for part in line:gmatch("[^\t]+") do
      local name, value = part:match("^([%w-]+): (.*)$")
      if path == nil then
        path = part
      else
        headers[name] = value
      end
    end
    table.insert(requests, wrk.format("GET", path, headers))
  end
end

function request()
  current = current % #requests + 1
  return requests[current]
end

function done(summary, latency, _)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), summary.bytes,
    errors.connect + errors.read + errors.write + errors.timeout + errors.status))
end
