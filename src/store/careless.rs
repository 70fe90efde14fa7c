//! How the races are shown to be able to fail: with this switched on nothing keeps two units of
//! work apart, and the races' own checks (`tests/ops`) must notice. Only debug builds hold it.

/// Whether this process locks nothing: `BRYGGA_TEST_CARELESS=1`.
pub(super) fn careless() -> bool {
    std::env::var_os("BRYGGA_TEST_CARELESS").is_some_and(|value| value == "1")
}
