//! How the tests of races and power cuts are shown to be able to fail: with these switched on nothing
//! keeps two units of work apart, or no commit waits for the disk, and the tests' own checks
//! (`tests/ops`) must notice. Only debug builds hold them.

/// Whether this process locks nothing: `BRYGGA_TEST_CARELESS=1`.
pub(super) fn careless() -> bool {
    std::env::var_os("BRYGGA_TEST_CARELESS").is_some_and(|value| value == "1")
}

/// Whether commits of this process do not wait for the disk: `BRYGGA_TEST_SYNCHRONOUS=NORMAL`.
pub(super) fn forgetful() -> bool {
    std::env::var_os("BRYGGA_TEST_SYNCHRONOUS").is_some_and(|value| value == "NORMAL")
}
