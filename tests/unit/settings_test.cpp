// The program's settings: what is refused at the start, with one clear line.
#include "settings.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <vector>

#include "support/scratch_folder.hpp"

namespace cg {
namespace {

std::expected<Settings, NotRun> read(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), {"commonground", "serve"});
  return read_settings(static_cast<int>(arguments.size()), arguments.data());
}

std::string wrong(std::vector<const char*> arguments) {
  const auto settings = read(std::move(arguments));
  return settings ? "" : settings.error().text;
}

class Environment {
 public:
  Environment(const char* name, const char* value) : name_(name) { ::setenv(name, value, 1); }
  ~Environment() { ::unsetenv(name_); }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

 private:
  const char* name_;
};

TEST(Settings, PlainHttpBeyondThisMachineIsOnlyDoneOnPurpose) {
  for (const char* const open : {"0.0.0.0:8080", "[::]:8080", "192.168.1.5:8080"}) {
    const std::string line = wrong({"--listen", open});
    EXPECT_NE(line.find("--insecure-lan"), std::string::npos) << open << line;
    EXPECT_EQ(std::count(line.begin(), line.end(), '\n'), 1);
    EXPECT_NE(wrong({"--listen", open, "--public-url", "http://laptop.local:8080"}), "");
    EXPECT_EQ(wrong({"--listen", open, "--public-url", "https://workshops.example.org"}), "");
    const auto settings = read({"--listen", open, "--insecure-lan"});
    ASSERT_TRUE(settings) << open;
    EXPECT_TRUE(settings->insecure_lan);
  }
}

TEST(Settings, OnThisMachineAloneNothingIsInsecure) {
  for (const char* const own : {"127.0.0.1:8080", "[::1]:8080", "127.0.0.2:0"}) {
    const auto settings = read({"--listen", own, "--insecure-lan"});
    ASSERT_TRUE(settings) << own;
    EXPECT_FALSE(settings->insecure_lan);
    EXPECT_TRUE(read({"--listen", own}));
  }
}

TEST(Settings, TheSwitchStandsAloneOrWithAValueAndInEveryPlace) {
  const char* const open = "--listen=0.0.0.0:8080";
  EXPECT_TRUE(read({"--insecure-lan", open}));
  EXPECT_TRUE(read({open, "--insecure-lan=true"}));
  EXPECT_FALSE(read({open, "--insecure-lan=false"}));
  EXPECT_NE(wrong({open, "--insecure-lan=perhaps"}).find("true or false"), std::string::npos);
  {
    const Environment set("COMMONGROUND_INSECURE_LAN", "true");
    EXPECT_TRUE(read({open}));
  }
  const test::ScratchFolder folder;
  const std::string file = (folder.path() / "settings.toml").string();
  std::ofstream(file) << "listen = \"0.0.0.0:8080\"\ninsecure_lan = true\n"
                         "trusted_proxy = [\"10.0.0.5\", \"fd00::/8\"]\n"
                         "connections_per_address = 50\n";
  const auto settings = read({"--config", file.c_str()});
  ASSERT_TRUE(settings) << settings.error().text;
  EXPECT_TRUE(settings->insecure_lan);
  EXPECT_EQ(settings->trusted_proxies, (std::vector<std::string>{"10.0.0.5", "fd00::/8"}));
  EXPECT_EQ(settings->connections_per_address, 50U);
}

TEST(Settings, ProxiesAreAddressesOrNetworks) {
  const auto settings = read({"--trusted-proxy", "10.0.0.5", "--trusted-proxy", "10.1.0.0/16,::1"});
  ASSERT_TRUE(settings) << settings.error().text;
  EXPECT_EQ(settings->trusted_proxies,
            (std::vector<std::string>{"10.0.0.5", "10.1.0.0/16", "::1"}));
  EXPECT_TRUE(read({})->trusted_proxies.empty());
  EXPECT_NE(wrong({"--trusted-proxy", "proxy.local"}).find("trusted-proxy"), std::string::npos);
  const Environment set("COMMONGROUND_TRUSTED_PROXY", "10.0.0.5, 10.0.0.6");
  EXPECT_EQ(read({})->trusted_proxies.size(), 2U);
}

TEST(Settings, ConnectionsPerAddressAreANumber) {
  EXPECT_EQ(read({})->connections_per_address, 2000U);
  EXPECT_EQ(read({"--connections-per-address", "300"})->connections_per_address, 300U);
  for (const char* const odd : {"0", "many", "-1", "3x", "99999999"}) {
    EXPECT_NE(wrong({"--connections-per-address", odd}), "") << odd;
  }
}

TEST(Settings, TheOrganiserKeyIsLongAndNoFlag) {
  {
    const Environment set("COMMONGROUND_ORGANISER_KEY", "-aaaaaaaaaaaaaaaaaaaaaaaaa");
    EXPECT_NE(wrong({}).find("'-'"), std::string::npos);
  }
  {
    const Environment set("COMMONGROUND_ORGANISER_KEY", "short");
    EXPECT_NE(wrong({}), "");
  }
  const Environment set("COMMONGROUND_ORGANISER_KEY", "aaaaaaaaaaaaaaaaaaaaaaaaaa");
  EXPECT_EQ(wrong({}), "");
}

}  // namespace
}  // namespace cg
